import { all, any, covers, manager, nobody, not, of, self, through } from '#shared/access.ts'
import { choice, fixed, flag, instant, link, longText, optional } from '#shared/fields.ts'
import { files } from '#shared/files.ts'
import { record } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { workItem } from './records-items.ts'
import { askCategories } from './words-ask.ts'

export const questionStates = { open: 'With HR', waiting: 'Waiting for your answer', answered: 'Answered', closed: 'Closed' } as const

/** Who sees its item, who is never whom it is about, their manager or in conflict with them. */
const byHr = all(not(self()), through(workItem, 'itemId'))
const anyOfThem = any(self(), byHr)
const flow = workflow({
  states: ['open', 'waiting', 'answered', 'closed'],
  moves: {
    answer: { label: 'Answer', from: ['open', 'waiting'], to: 'answered', by: byHr },
    ask_back: { label: 'Ask them', from: ['open', 'answered'], to: 'waiting', by: byHr },
    reopen: { label: 'Write again', from: ['waiting', 'answered', 'closed'], to: 'open', by: anyOfThem },
    close: { label: 'Close', from: ['open', 'waiting', 'answered'], to: 'closed', by: anyOfThem },
  },
})

/** What somebody asks of HR. Whoever enters it for somebody else reads nothing of it afterwards: the answer is that person’s. Its events stand behind the wall of its item. */
export const question = record('question', {
  label: 'Question', plural: 'Questions', subject: 'personId', about: 'personId',
  asks: { personId: fixed(link('Asked by', 'person')), enteredById: fixed(link('Entered by', 'person')), category: fixed(choice('About', askCategories)), isConfidential: fixed(flag('Confidential')) },
  keeps: { status: choice('Status', questionStates) },
  derives: { itemId: optional(link('Item', 'work_item')) },
  flow,
  access: { read: anyOfThem, create: all(self(of('enteredById')), any(self(), manager('line'), manager('acting'), covers('people', 'handle'))), update: nobody },
  list: { needs: 'personId', sort: 'id' },
})

const said = { at: instant('At'), byId: link('Who', 'person') }
export const questionMessage = record('question_message', {
  kind: 'ledger', label: 'Message', plural: 'Question messages', asks: {},
  derives: { questionId: link('Question', 'question'), ...said, isFromHr: flag('From HR'), text: longText('Message', { max: 10_000, data: 'special' }) },
  access: { read: through(question, 'questionId'), create: nobody, update: nobody },
  list: { needs: 'questionId', sort: 'id' },
})
/** HR’s own: never told to whoever asked, not even that there is one. */
export const questionNote = record('question_note', {
  kind: 'ledger', label: 'Internal note', plural: 'Question notes', asks: {},
  derives: { questionId: link('Question', 'question'), personId: link('Asked by', 'person'), ...said, text: longText('Note', { max: 10_000, data: 'special' }) },
  access: { read: all(not(self(of('personId'))), through(question, 'questionId')), create: nobody, update: nobody },
  list: { needs: 'questionId', sort: 'id' },
})
export const questionFile = files('question_file', { on: question, by: 'questionId', plural: 'Question files' })
export const askRecords = [question, questionMessage, questionNote, questionFile]
