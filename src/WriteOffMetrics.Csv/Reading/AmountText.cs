using System.Text;
using System.Text.Unicode;

namespace WriteOffMetrics.Csv;

/// <summary>Reads amounts above zero to minor units: plain ones digit by digit, others by the reading of the map.</summary>
internal sealed class AmountText
{
    /// <summary>So many digits fit 64 bits whatever they are.</summary>
    private const int MostDigits = 18;

    private readonly FieldReading<decimal> reading;
    private readonly int decimals;
    private readonly decimal scale;

    /// <summary>The decimal separator; no byte of a number where it is no single ASCII character.</summary>
    private readonly int point;

    public AmountText(MapState map, Currency currency)
    {
        reading = map.Amounts;
        decimals = currency.MinorUnitDigits;
        scale = CsvFiles.ScaleOf(currency);
        string separator = map.Culture.NumberFormat.NumberDecimalSeparator;
        point = separator.Length == 1 && char.IsAscii(separator[0]) ? separator[0] : -1;
    }

    /// <summary>Reads an amount above zero, with no more decimals than the currency.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long minorUnits)
    {
        minorUnits = 0;
        if (reading.IsOwn || text.IsEmpty || text.Length > MostDigits) return TryReadSlowly(text, out minorUnits);
        long digits = 0;
        int missing = decimals;
        bool isBehindPoint = false;
        foreach (byte character in text)
        {
            uint digit = (uint)(character - '0');
            if (digit <= 9)
            {
                digits = digits * 10 + digit;
                if (isBehindPoint) missing--;
            }
            else if (character == point && !isBehindPoint)
            {
                isBehindPoint = true;
            }
            else
            {
                return TryReadSlowly(text, out minorUnits);
            }
        }

        if (missing < 0 || text.Length + missing > MostDigits || text[^1] == point || text[0] == point)
            return TryReadSlowly(text, out minorUnits);
        for (; missing > 0; missing--) digits *= 10;
        minorUnits = digits;
        return digits > 0;
    }

    private bool TryReadSlowly(ReadOnlySpan<byte> text, out long minorUnits)
    {
        minorUnits = 0;
        if (!Utf8.IsValid(text)) return false;
        string stated = Encoding.UTF8.GetString(text).Trim(' ', '\t');
        if (stated.Length == 0 || reading.Read(stated) is not { } amount || amount <= 0 || amount > long.MaxValue / scale) return false;
        decimal scaled = amount * scale;
        if (!decimal.IsInteger(scaled)) return false;
        minorUnits = (long)scaled;
        return true;
    }
}
