import type { Module } from '#platform/module.ts'
import { confirm, decline, prepare, replaceEntered, withdraw } from './entered.ts'
import { records } from './records.ts'
import { routes } from './routes.ts'

export { answerHere, lawFor, lawWithin } from './here.ts'
export { installEverywhere, proposePack } from './everywhere.ts'
export { readPack, signPack } from './pack.ts'
export { keyId, publishersOf } from './publishers.ts'
export { laidFor } from './routes.ts'

export const law: Module = {
  name: 'law',
  records,
  ways: { entered_parameter: { create: false, edit: false, moves: { confirm, decline, withdraw, replace: false } } },
  acts: [prepare],
  jobs: [replaceEntered],
  routes,
  sayings: {
    'law.unknown_rates': 'There are no figures of that name: choose them on the page of a calculator.',
    'law.known_already': 'Figures for that day are known already.',
    'law.known_meanwhile': 'Figures for these days have come in the meantime, so this isn’t needed any more: decline it, or let it be replaced.',
    'law.needs_end': 'The law sets these anew each year: say until when the source speaks of them.',
    'law.ends_before': 'The last day is before the first.',
    'law.read_ahead': 'That day is still to come: say when you read it at its source.',
    'law.pack_too_large': 'A pack has at most 1 MB: this file is larger.',
    'law.pack_not_json': 'This file isn’t JSON, so it is no pack: take the file as the publisher sent it.',
    'law.pack_no_pack': 'This file isn’t a pack of figures as Equipoise reads them.',
    'law.pack_unknown_key': 'This pack is signed with a key that isn’t trusted here under that publisher’s name. Whoever runs the server may add it with RULE_PUBLISHERS.',
    'law.pack_bad_signature': 'The signature doesn’t fit: the file was changed after it had been signed. Fetch it from its publisher again.',
    'law.pack_older': 'A newer pack of this publisher is installed already.',
    'law.pack_other': 'A pack of this publisher with that number, but other figures, is installed already. Nothing was changed: ask the publisher.',
    'law.pack_unknown_rates': 'This pack has figures that this version doesn’t know: it was made for a newer one.',
    'law.pack_misfits': 'Some rows of this pack don’t fit the figures that they are for. Nothing was installed.',
    'law.pack_rewrites': 'Some rows would change what was known for days past without saying that they correct it. Nothing was installed: ask the publisher.',
  },
}
