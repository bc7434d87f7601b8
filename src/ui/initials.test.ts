import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['Ann Example', 'AE'], ['Sukarno', 'S'], ['Ng', 'N'], ['Karl-Theodor Maria von und zu Guttenstein', 'KG'], ['  (Bob)  “Smith”', 'BS'], ['Åsa Öström', 'ÅÖ'], ['Jose\u0301 E\u0301lan', 'JE\u0301'], ['李小龙', '李'], ['𠮷野 家', '𠮷家'], ['김철수', '김'], ['क्षितिज शर्मा', [...new Intl.Segmenter().segment('क्षितिज')][0]!.segment + 'श'],
  ['محمد سلمان', 'م\u200cس'], ['', ''], ['–', ''],
])('%s is %s in short', (name, says) => expect(initials(name)).toBe(says))
