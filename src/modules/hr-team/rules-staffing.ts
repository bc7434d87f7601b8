/** What is published about how many HR people there are to employees. Definitions differ, and most of it is of US employers: each with its source and year. */
export const published = [
  { says: 'Mean of employers asked', low: 1.7, high: 1.7, definition: 'HR staff per 100 employees, mean', source: 'SHRM, Human Capital Benchmarking Report, as told in “How Many HR Staff Members Is Best?”, shrm.org', year: 2022, from: null, until: null },
  { says: 'Range with the least turnover; too few and too many both cost', low: 1.5, high: 4.5, definition: 'HR staff per 100 employees, from payroll data of 25 million employees', source: 'ADP Research Institute, as told in “How Many HR Staff Members Is Best?”, shrm.org', year: null, from: null, until: null },
  { says: 'Median of employers asked', low: 1.5, high: 1.5, definition: 'HR staff per 100 employees, median', source: 'Bloomberg Law, HR Benchmarks Report, as told by HR Source (Fayoumi)', year: 2018, from: null, until: null },
  { says: 'Median of employers asked', low: 1.4, high: 1.4, definition: 'HR staff per 100 employees, median', source: 'Bloomberg BNA, HR Benchmarks Report, as told by hrdailywire.com', year: 2017, from: null, until: null },
  { says: 'Up to 250 employees', low: 3.4, high: 3.4, definition: 'HR staff per 100 employees', source: 'SHRM, How Organizational Staff Size Influences HR Metrics, as restated by greenkeyllc.com in 2019', year: 2015, from: 1, until: 250 },
  { says: 'Near 1,000 employees', low: 1.22, high: 1.22, definition: 'HR staff per 100 employees', source: 'SHRM, How Organizational Staff Size Influences HR Metrics, as restated by greenkeyllc.com in 2019', year: 2015, from: 500, until: 2000 },
  { says: 'Toward 10,000 employees, about', low: 1, high: 1, definition: 'HR staff per 100 employees', source: 'SHRM, How Organizational Staff Size Influences HR Metrics, as restated by greenkeyllc.com in 2019', year: 2015, from: 5000, until: null },
  { says: 'Rule of thumb: one full-time generalist per 100 to 150 employees', low: 0.67, high: 1, definition: 'Full-time generalists per 100 employees', source: 'helioshr.com', year: 2017, from: null, until: null },
] as const

/** At what size companies usually hire: what a second hire is measured by. */
export const firstHires = [
  { from: 2, until: 50, says: 'A generalist or the office manager', source: 'Vensure, “Scaling HR”, vensure.com', year: null },
  { from: 50, until: 75, says: 'The usual first full-time HR hire', source: 'Trade press: randrmagonline.com', year: null },
  { from: 50, until: 100, says: 'One dedicated HR professional', source: 'Vensure, “Scaling HR”, vensure.com', year: null },
  { from: 100, until: null, says: 'Specialised roles become essential', source: 'Vensure, “Scaling HR”, vensure.com', year: null },
] as const
