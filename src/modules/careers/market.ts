/** What HR's occupations earn in the United States: mean a year and how many there are. */
export const wages = {
  source: { instrument: 'Occupational Employment and Wage Statistics, May 2023', publisher: 'U.S. Bureau of Labor Statistics' },
  currency: 'USD',
  occupations: [
    { title: 'Human Resources Assistants, Except Payroll and Timekeeping', employed: 101_440, mean: 48_800 },
    { title: 'Training and Development Specialists', employed: 403_480, mean: 71_980 },
    { title: 'Human Resources Specialists', employed: 895_970, mean: 76_060 },
    { title: 'Compensation, Benefits, and Job Analysis Specialists', employed: 99_850, mean: 80_620 },
    { title: 'Labor Relations Specialists', employed: 62_800, mean: 94_620 },
    { title: 'Training and Development Managers', employed: 41_540, mean: 138_450 },
    { title: 'Compensation and Benefits Managers', employed: 18_690, mean: 150_940 },
    { title: 'Human Resources Managers', employed: 200_600, mean: 154_740 },
  ],
} as const
