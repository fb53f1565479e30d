namespace WriteOffMetrics;

/// <summary>
/// The codes of ISO 4217 and the digits of their minor units: the only place where they stand. Codes withdrawn since 2021 are kept,
/// because old ledgers carry them.
/// </summary>
internal static class IsoCurrencies
{
    private static readonly string[] CodesByDigits =
    [
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
        "",
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD " +
        "CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL " +
        "GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR " +
        "LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB " +
        "PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP " +
        "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL",
        "BHD IQD JOD KWD LYD OMR TND",
        "CLF UYW",
    ];

    /// <summary>
    /// Codes of the standard that name no money with a minor unit: metals, bond-market and fund units, testing, "no currency".
    /// </summary>
    private static readonly string[] Refused =
        ["XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD", "XPT", "XSU", "XTS", "XUA", "XXX"];

    private static readonly Dictionary<string, int> DigitsByCode = CodesByDigits
        .SelectMany((codes, digits) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => (code, digits)))
        .ToDictionary(pair => pair.code, pair => pair.digits, StringComparer.Ordinal);

    public static bool TryGetDigits(string code, out int digits) => DigitsByCode.TryGetValue(code, out digits);

    public static bool IsRefused(string code) => Array.IndexOf(Refused, code) >= 0;
}
