import { learn } from '#ui/words.ts'

learn({
  '{{count}} calculators_one': 'One calculator', '{{count}} calculators_other': '{{count}} calculators',
  '… and {{count}} lines more, which count as well._one': '… and one line more, which counts as well.', '… and {{count}} lines more, which count as well._other': '… and {{count}} lines more, which count as well.',
})
