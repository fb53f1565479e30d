namespace WriteOffMetrics;

/// <summary>
/// The change of a total ratio of losses to exposure, divided into what the rates of segments and what their shares of exposure contribute,
/// at the midpoint (Kitagawa 1955) or with the first shares and rates and an interaction left over.
/// </summary>
internal sealed record RateMix(
    double Ratio0, double Ratio1, double[] RateBySegment, double[] MixBySegment, double ThreeWayRate, double ThreeWayMix,
    double ThreeWayInteraction)
{
    public double Change => Ratio1 - Ratio0;

    public double RateEffect => Summation.Sum(RateBySegment);

    public double MixEffect => Summation.Sum(MixBySegment);

    /// <summary>
    /// Null where the exposures of a time add up to 0, or a segment without exposure has losses, which no rate explains. Exposures and
    /// losses are finite, one per segment; a segment without exposure has a rate of 0.
    /// </summary>
    public static RateMix? Of(ReadOnlySpan<double> exposure0, ReadOnlySpan<double> loss0, ReadOnlySpan<double> exposure1,
        ReadOnlySpan<double> loss1)
    {
        Finite.Require(exposure0);
        Finite.Require(loss0);
        Finite.Require(exposure1);
        Finite.Require(loss1);
        Finite.RequireEqual(loss0, exposure0);
        Finite.RequireEqual(exposure1, exposure0);
        Finite.RequireEqual(loss1, exposure0);
        int k = exposure0.Length;
        double all0 = Summation.Sum(exposure0), all1 = Summation.Sum(exposure1);
        if (all0 == 0 || all1 == 0) return null;
        double[] rates = new double[k], mixes = new double[k], rate = new double[k], mix = new double[k], interaction = new double[k];
        for (int i = 0; i < k; i++)
        {
            if ((exposure0[i] == 0 && loss0[i] != 0) || (exposure1[i] == 0 && loss1[i] != 0)) return null;
            (double w0, double w1) = (exposure0[i] / all0, exposure1[i] / all1);
            (double r0, double r1) = (exposure0[i] == 0 ? 0 : loss0[i] / exposure0[i], exposure1[i] == 0 ? 0 : loss1[i] / exposure1[i]);
            (rates[i], mixes[i]) = ((w0 + w1) / 2 * (r1 - r0), (r0 + r1) / 2 * (w1 - w0));
            (rate[i], mix[i], interaction[i]) = (w0 * (r1 - r0), r0 * (w1 - w0), (w1 - w0) * (r1 - r0));
        }

        return new RateMix(Summation.Sum(loss0) / all0, Summation.Sum(loss1) / all1, rates, mixes, Summation.Sum(rate), Summation.Sum(mix),
            Summation.Sum(interaction));
    }
}
