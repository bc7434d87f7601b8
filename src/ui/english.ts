/** Sentences with a number have a singular; all others are their own keys. */
export const plurals: Record<string, string> = {
  '{{count}} places_one': '{{count}} place', '{{count}} places_other': '{{count}} places',
  '{{count}} rows_one': '{{count}} row', '{{count}} rows_other': '{{count}} rows',
  '{{count}} fields need another look_one': 'One field needs another look', '{{count}} fields need another look_other': '{{count}} fields need another look',
  '{{file}}: {{count}} new {{what}}, no problems. Nothing has been written yet._one': '{{file}}: one row is new, no problems. Nothing has been written yet.', '{{file}}: {{count}} new {{what}}, no problems. Nothing has been written yet._other': '{{file}}: {{count}} new {{what}}, no problems. Nothing has been written yet.',
  '{{count}} problems in {{file}}. Nothing was written._one': 'One problem in {{file}}. Nothing was written.', '{{count}} problems in {{file}}. Nothing was written._other': '{{count}} problems in {{file}}. Nothing was written.',
  '{{count}} {{what}} came in._one': 'One came in.', '{{count}} {{what}} came in._other': '{{count}} {{what}} came in.',
  'Try again in {{count}} seconds._one': 'Try again in a second.', 'Try again in {{count}} seconds._other': 'Try again in {{count}} seconds.',
  'Try again in {{count}} minutes._one': 'Try again in a minute.', 'Try again in {{count}} minutes._other': 'Try again in {{count}} minutes.',
  '{{count}} years_one': 'one year', '{{count}} years_other': '{{count}} years',
  '{{count}} months_one': 'one month', '{{count}} months_other': '{{count}} months',
  '{{count}} days_one': 'one day', '{{count}} days_other': '{{count}} days',
  '{{count}} direct reports_one': 'One direct report', '{{count}} direct reports_other': '{{count}} direct reports',
  '{{count}} people report to {{name}}_one': 'One person reports to {{name}}', '{{count}} people report to {{name}}_other': '{{count}} people report to {{name}}',
}
