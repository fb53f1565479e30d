"""Writes special-functions.csv: reference values by mpmath at 50 digits (python3 special-functions.py > special-functions.csv)."""
from mpmath import mp, mpf, erfc, erfinv, sqrt, loggamma, log, pi, findroot, exp, binomial

mp.dps = 50


def out(name, value, *arguments):
    print(",".join([name, mp.nstr(value, 25, min_fixed=1, max_fixed=0), *(repr(a) for a in arguments)]))


def incomplete_beta(x, a, b):
    """x^a (1-x)^b / (a B(a,b)) times the sum of (a+b)_n / (a+1)_n x^n, all terms above zero; from the nearer end."""
    x, a, b = mpf(x), mpf(a), mpf(b)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(1 - x, b, a)
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -48:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return exp(a * log(x) + b * log(1 - x) + loggamma(a + b) - loggamma(a) - loggamma(b)) / a * total


def upper_tail(x):
    return erfc(mpf(x) / sqrt(2)) / 2


print("function,value,a,b,c,d")
for x in [-37.5, -8.0, -3.0, -1.0, -0.1, 0.0, 1e-10, 0.1, 0.5, 1.0, 1.5, 1.9, 1.999, 2.0, 2.001, 2.5, 3.0, 4.0, 5.0, 6.5, 8.0, 10.0, 15.0, 20.0, 30.0, 36.9]:
    out("normal_upper_tail", upper_tail(x), x)
for p in [1e-300, 1e-100, 1e-30, 1e-15, 1e-8, 1e-4, 0.001, 0.005, 0.0125, 0.025, 0.05, 0.1, 0.2, 0.29, 0.3, 0.31, 0.4, 0.45, 0.49, 0.499, 0.4999999, 0.51, 0.6, 0.75, 0.9, 0.975, 0.999]:
    start = sqrt(-2 * log(mpf(p))) if p < 0.3 else sqrt(mpf(2)) * erfinv(1 - 2 * mpf(p))
    out("normal_upper_quantile", findroot(lambda x: log(upper_tail(x)) - log(mpf(p)), start), p)
for x in [1e-5, 0.01, 0.5, 0.9, 1.5, 2.5, 3.5, 7.5, 10.0, 15.9, 16.0, 16.1, 40.0, 171.5, 1e3, 1e5, 310000.5, 1e9]:
    out("log_gamma", loggamma(mpf(x)), x)
    out("stirling_error", loggamma(mpf(x)) - ((mpf(x) - mpf(1) / 2) * log(mpf(x)) - mpf(x) + log(2 * pi) / 2), x)
for x, m in [(1.0, 1.0000001), (10.0, 10.5), (10.0, 20.0), (10.0, 1.0), (10.0, 4.99), (1e5, 1.0001e5), (3.0, 1e-5), (1e-5, 3.0)]:
    out("deviance", mpf(x) * log(mpf(x) / mpf(m)) + mpf(m) - mpf(x), x, m)
for x, a, b in [(0.5, 0.5, 0.5), (0.01, 0.5, 0.5), (0.99, 0.5, 0.5), (0.1, 1.0, 29.0), (0.3, 15.0, 134.0), (0.1, 15.0, 134.0), (0.9, 2.0, 3.0), (1e-8, 3.0, 5.0), (0.2, 200.0, 800.0), (0.15, 200.0, 800.0), (0.25, 200.0, 800.0),
                (0.005, 1234.0, 248767.0), (0.0045, 1234.0, 248767.0), (0.0055, 1234.0, 248767.0), (0.5, 1000.0, 1000.0), (0.45, 1000.0, 1000.0), (0.3, 5.5, 0.5), (0.999, 5.5, 0.5)]:
    x_ = mpf(x)
    out("incomplete_beta", incomplete_beta(x_, a, b), x, a, b)
for p, a, b in [(0.025, 15.0, 134.0), (0.975, 15.0, 134.0), (0.5, 0.5, 0.5), (0.025, 0.5, 20.5), (0.005, 1.5, 28.5), (0.025, 1234.0, 248767.0), (1e-10, 3.0, 5.0), (0.05, 29.0, 1.0)]:
    lo, hi = mpf(0), mpf(1)
    for _ in range(170):
        mid = (lo + hi) / 2
        if incomplete_beta(mid, a, b) < mpf(p):
            lo = mid
        else:
            hi = mid
    out("beta_quantile", (lo + hi) / 2, p, a, b)
for k, n, p in [(0, 10, 0.3), (10, 10, 0.3), (3, 10, 0.3), (14, 500, 0.018), (682, 925, 0.75), (60, 100, 0.5), (1, 310000, 1e-5), (1800, 310000, 0.006), (2500, 310000, 0.006), (155000, 310000, 0.5), (3, 7, 1e-12)]:
    P = mpf(p)
    out("binomial_probability", binomial(n, k) * P**k * (1 - P)**(n - k), k, n, p)
for k, n, p in [(14, 500, 0.018), (3, 400, 0.02), (60, 100, 0.5), (8, 8, 0.9), (2000, 310000, 0.006), (1750, 310000, 0.006), (2500, 310000, 0.006)]:
    P = mpf(p)
    out("binomial_upper_tail", incomplete_beta(P, k, n - k + 1), k, n, p)
    if k < n:
        out("binomial_lower_tail", incomplete_beta(1 - P, n - k, k + 1), k, n, p)


def lower_gamma(a, x):
    """P(a, x): x^a e^-x / Gamma(a+1) times the sum of x^n / (a+1)_n, all terms above zero."""
    a, x = mpf(a), mpf(x)
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -(mp.dps - 2):
        n += 1
        term *= x / (a + n)
        total += term
    return exp(a * log(x) - x - loggamma(a + 1)) * total


def upper_gamma(a, x):
    """Q(a, x) with as many digits more as the difference loses."""
    a, x = mpf(a), mpf(x)
    with mp.workdps(60 + int(max(0, a * log(a / x) + x - a) / 2)):
        return 1 - lower_gamma(a, x)


def t_outside(t, df):
    """P(|T| > t)."""
    return incomplete_beta(mpf(df) / (df + mpf(t) ** 2), mpf(df) / 2, mpf(1) / 2)


def log_root(tail, p, start):
    """The x with tail(x) = p, by secants of the logarithms of both."""
    target = log(mpf(p))
    return exp(findroot(lambda y: log(tail(exp(y))) - target, (log(start), log(start) + mpf("0.01")), solver="secant", tol=mpf(10) ** -70, maxsteps=100))


def normal_start(p):
    """Roughly the deviate with upper tail p."""
    p = mpf(p)
    return -normal_start(1 - p) if p > 0.5 else sqrt(2 * pi) * (mpf(1) / 2 - p) if p > 0.2 else sqrt(-2 * log(p) - log(-4 * pi * log(p) + 2))


def gamma_start(p, a):
    """Roughly the x with Q(a, x) = p (Wilson and Hilferty)."""
    a = mpf(a)
    return a * max(mpf("0.05"), 1 - 1 / (9 * a) + normal_start(p) / (3 * sqrt(a))) ** 3


for df, x in [(1, 1e-6), (1, 0.5), (1, 1.4), (1, 3.8), (1, 40.0), (1, 1370.0), (2, 0.1), (2, 600.0), (3, 2.5), (7, 1e-8), (8, 15.5), (11, 60.0), (89, 89.0), (89, 30.0), (89, 250.0), (300, 1500.0), (1000, 990.0), (2000, 1900.0), (2000, 2001.0), (2000, 2300.0), (2000, 1000.0), (2000, 4900.0)]:
    out("chi_square_lower_tail", lower_gamma(mpf(df) / 2, mpf(x) / 2) if x < 3 * df else 1 - upper_gamma(mpf(df) / 2, mpf(x) / 2), x, df)
    out("chi_square_upper_tail", upper_gamma(mpf(df) / 2, mpf(x) / 2), x, df)
for p in [1e-300, 1e-100, 1e-20, 1e-6, 0.001, 0.05, 0.3, 0.5, 0.7, 0.975, 0.9999]:
    for df in [1, 2, 12, 100, 2000]:
        out("chi_square_upper_quantile", log_root(lambda x: upper_gamma(mpf(df) / 2, x / 2), p, 2 * gamma_start(p, mpf(df) / 2)), p, df)
for p, a in [(0.025, 1), (0.025, 14), (0.005, 1000), (1e-10, 3), (0.025, 250000), (0.5, 7)]:
    out("gamma_lower_quantile", log_root(lambda x: lower_gamma(a, x), p, gamma_start(1 - p, a)), p, a)
for t in [-2.0, 0.0, 1e-9, 0.01, 0.5, 1.0, 2.0, 3.5, 12.0, 60.0, 1e5]:
    for df in [1, 2, 3, 10, 59, 2000]:
        if t != 1e5 or df < 59:
            out("t_upper_tail", mpf(1) / 2 if t == 0 else t_outside(t, df) / 2 if t > 0 else 1 - t_outside(-t, df) / 2, t, df)
for p in [1e-300, 1e-100, 1e-20, 1e-6, 0.001, 0.025, 0.05, 0.24, 0.26, 0.4, 0.499, 0.4999999]:
    for df in [1, 2, 3, 4, 18, 100, 2000]:
        out("t_upper_quantile", log_root(lambda t: t_outside(t, df) / 2, p, normal_start(p)), p, df)
for f, d1, d2 in [(1e-6, 1, 1), (0.5, 2, 5), (1.0, 10, 10), (1.05, 3, 500), (4.0, 1, 28), (3.2, 2, 56), (30.0, 5, 100), (1000.0, 4, 40), (0.9, 2000, 2000), (1.2, 2000, 2000), (2.0, 1000, 1500)]:
    out("f_upper_tail", incomplete_beta(mpf(d2) / (d2 + d1 * mpf(f)), mpf(d2) / 2, mpf(d1) / 2), f, d1, d2)
for k, mean in [(0, 1e-9), (0, 3.0), (1, 0.001), (5, 5.0), (12, 4.2), (2, 25.0), (60, 12.5), (100, 100.0), (70, 100.0), (180, 100.0), (1000, 1100.0), (2000, 1100.0), (250000, 250100.5), (20, 700.0)]:
    out("poisson_lower_tail", upper_gamma(k + 1, mean), k, mean)
    if k > 0:
        out("poisson_upper_tail", lower_gamma(k, mean) if mean < 3 * k else 1 - upper_gamma(k, mean), k, mean)
