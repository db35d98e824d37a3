/** A quarter of the financial year that begins in April, written `2026Q2` for July to September 2026. */
export interface Quarter {
  readonly key: string;
  readonly start: string;
  readonly end: string;
}

const FIRST_MONTH = [4, 7, 10, 1] as const;
const LAST_DAY = ['06-30', '09-30', '12-31', '03-31'] as const;

function quarterOf(financialYear: number, number: 1 | 2 | 3 | 4): Quarter {
  const month = FIRST_MONTH[number - 1] ?? 4;
  const year = number === 4 ? financialYear + 1 : financialYear;
  return {
    key: `${financialYear}Q${number}`,
    start: `${year}-${String(month).padStart(2, '0')}-01`,
    end: `${year}-${LAST_DAY[number - 1]}`,
  };
}

/**
 * The last quarter that had ended before `day`: what a report asked for on that day is about. Reports look back, since a
 * period must have ended before it can be reported (docs/domain.md, "Highlight report").
 */
export function lastQuarterBefore(day: string): Quarter {
  const year = Number(day.slice(0, 4));
  const candidates = [
    quarterOf(year - 2, 4),
    quarterOf(year - 1, 1),
    quarterOf(year - 1, 2),
    quarterOf(year - 1, 3),
    quarterOf(year - 1, 4),
    quarterOf(year, 1),
    quarterOf(year, 2),
    quarterOf(year, 3),
  ];
  const ended = candidates.filter((quarter) => quarter.end < day);
  return ended.at(-1) ?? quarterOf(year - 2, 4);
}

export function quarterBefore(quarter: Quarter): Quarter {
  return lastQuarterBefore(quarter.start);
}
