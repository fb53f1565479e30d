"""Makes the synthetic ledger of SyntheticLedgerTests once more, from its description alone, and prints what the test expects.

Run: python3 synthetic-ledger.py
"""
import datetime

MASK = (1 << 64) - 1


class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = ((self.state ^ (self.state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, bound):
        return (self.next() * bound) >> 64

    def uniform(self):
        return (self.next() >> 11) * 2.0 ** -53

    def normal(self):
        total = -6.0
        for _ in range(12):
            total += self.uniform()
        return total


def exp(x):
    ln2 = 0.693147180559945309417
    whole = (x / ln2 + 0.5) // 1
    rest, total = x - whole * ln2, 1.0
    for i in range(18, 0, -1):
        total = 1 + total * rest / i
    return total * 2.0 ** whole


def round_half_even(x):
    return int(round(x))


seed, count, first, last, accounts, sectors = 20260101, 1000, datetime.date(2024, 1, 15), datetime.date(2026, 3, 10), 7, 4
growth, median, spread, largest, lag = 0.25, 150 * 100, 1.2, 31000 * 100, 30
seasonality = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3]
reversals, recoveries, returns = int(count * 0.05), int(count * 0.2), int(count * 0.02)
write_offs = count - reversals - recoveries - returns

months, total, day, start = [], 0.0, 0, first
while True:
    end = min((start.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1), last)
    days = (end - start).days + 1
    years = ((start.year - first.year) * 12 + start.month - first.month) / 12.0
    total += days * seasonality[start.month - 1] * max(0, 1 + growth * years)
    months.append((day, days, total))
    day += days
    if end == last:
        break
    start = end + datetime.timedelta(days=1)

random, span, rows = Random(seed), (last - first).days, []


def draw_day():
    at = random.uniform() * total
    month = next(m for m in months if m[2] > at)
    return month[0] + random.below(month[1])


for i in range(write_offs):
    d = draw_day()
    amount = min(max(round_half_even(median * exp(spread * random.normal())), 1), largest)
    account = random.below(accounts)
    rows.append((d, "W", amount, account, i, random.below(lag + 1)))
    draw = random.below(write_offs - i)
    if draw < reversals:
        reversals -= 1
        later = d + random.below(span - d + 1)
        rows.append((later, "R", amount, account, i, random.below(lag + 1)))
    elif draw < reversals + recoveries:
        later = d + random.below(span - d + 1)
        part = 1 + random.below(amount)
        rows.append((later, "C", part, account, i, random.below(lag + 1)))
        pick = random.below(recoveries)
        recoveries -= 1
        if pick < returns:
            returns -= 1
            back = later + random.below(span - later + 1)
            rows.append((back, "B", part, account, i, random.below(lag + 1)))

rows.sort(key=lambda row: row[0])
checksum = 0
for d, kind, amount, account, document, late in rows:
    for number in (d, "WRCB".index(kind), amount, account, document, late):
        checksum = (checksum * 1000003 + number) & MASK
print(len(rows), checksum)
for d, kind, amount, account, document, late in rows[:3]:
    print(first + datetime.timedelta(days=d), kind, amount, f"A-{account}", f"D-{document}", account % sectors, first + datetime.timedelta(days=d + late))
