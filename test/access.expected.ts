/**
 * Who may what, written down by hand: neither PostgreSQL nor allows() is asked. Whoever declares a record adds its rows here.
 *
 * eli  an employee, the target of most rows; his second job (eli2) is in Boston        ava  gives access, has none
 * mia  his manager; dora hers, a director whom the London population excludes           lou  left in March; here as somebody who got in nevertheless
 * ben  the manager of his second job          zoe  a colleague                          gst  a guest, named on nothing
 * gus  generalist for London: people and pay, at level handle                           key  a key of Cora's, for people:view
 * spe  specialist: everybody's pay and nothing else                                     gky  a key of Gus's, for people:handle and compensation:view
 * cor  Cora, head of HR: everything, everybody                                          job  a job that may people:handle
 * oth  somebody of another organisation, who holds everything there
 *
 * x yes, . no, o yes but in their own organisation. `change` is for every column under `changes` that no other row of the target names.
 * `never`: columns that nobody changes; `kept`: only by a move; `unlisted`: in the table, in no declaration.
 */
export const columns = 'eli mia dor ben zoe gus spe cor ava lou gst key gky job oth'.split(' ')
type Expected = { changes?: string; never?: string; kept?: string; unlisted?: string; rows: string }

const frame = `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                x   x   x   x   x   x   x   x   x   x   .   x   x   x   .
  spare    change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o`

/** A fact that managers see too: of the job, not of the person's other one. */
const jobFact = `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   x   x   .   .   x   .   x   .   .   .   x   x   x   .
  eli      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli2     read                x   .   .   x   .   .   .   x   .   .   .   x   .   x   .
  eli2     change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  dora     read                .   .   x   .   .   .   .   x   .   .   .   x   .   x   .
  dora     change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  gus      read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  gus      change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  cora     change              .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
  lou      read                .   x   x   .   .   x   .   x   .   x   .   x   x   x   .`

/** Who is near to somebody: kept by themselves and by HR. */
const nearest = `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli      change              x   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      delete              x   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  dora     read                .   .   x   .   .   .   .   x   .   .   .   x   .   x   .
  dora     change              .   .   x   .   .   .   .   x   .   .   .   .   .   x   .
  gus      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  new/eli  create              x   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  new/dora create              .   .   x   .   .   .   .   x   .   .   .   .   .   x   .`

/** What the state has given, for whoever looks after it there, and for oneself to see. */
const stateNumber = `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli      delete              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  dora     read                .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  dora     delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus      read                .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus      delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     read                .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     delete              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/eli  create              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/dora create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/cora create              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .`

/** One's own alone: no access, leader, auditor or key opens it. */
const alone = `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli      change              x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli      delete              x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus      read                .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus      change              .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus      delete              .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  cora     read                .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli  create              x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus  create              .   .   .   .   .   x   .   .   .   .   .   .   .   .   .`

/** What the planner assumes: who leads HR sets it, who counts for everyone may read it. */
const sheet = `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o`

/** What somebody has learned: their own, and learning's. */
const learned = `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli      change              x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli      delete              x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  dora     read                .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  dora     change              .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  gus      read                .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/eli  create              x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/dora create              .   .   x   .   .   .   .   x   .   .   .   .   .   .   .`

/** What proves it: the person's alone, though learning sees what it proves. */
const evidence = `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read               x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli      delete             x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  dora     read               .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  dora     delete             .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  new/eli  create             x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus  create             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .`

/** Every colleague's to read, kept by those who look after learning for everybody. */
const offered = `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  spare    change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o`

const toldAlone = `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  cora     read                .   .   .   .   .   .   .   x   .   .   .   .   .   .   .`

export const expected: Record<string, Expected> = {
  // Eli's are London's; gus has a conflict with kim; `mine` is named and with gus; zoe watches `watched`; `todo` is mia's. Dora has been given a look at leave.
  work_item: { changes: 'priority dueOn snoozedUntil checklist', kept: 'status waitingFor pausedOn pauses doneAt doneById minutes closedReason', never: 'personId subjectId title kind audience hrFunction level minLevel usualMinutes serviceDays language recordName recordId askedById key dueBasis assigneeId routed why openedAt assignedAt remindedOn told', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/open read                .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/open change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/open wait                .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/open resume              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/open finish              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/open close               .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/open reopen              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/waiting read             .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/waiting change           .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/waiting wait             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/waiting resume           .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/waiting finish           .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/waiting close            .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/waiting reopen           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/done read                .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/done change              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/done wait                .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/done resume              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/done finish              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/done close               .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/done reopen              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/closed read              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/closed change            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed wait              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed resume            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed finish            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed close             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed reopen            .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  cora/open read               .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
  cora/open change             .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
  cora/open wait               .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
  cora/open finish             .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
  cora/open reopen             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  kim/open read                .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  kim/open change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  kim/open wait                .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  kim/open finish              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  kim/open reopen              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  mine/open read               .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  mine/open change             .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  mine/open wait               .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  mine/open finish             .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  mine/open reopen             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  todo/open read               .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
  todo/open change             .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
  todo/open wait               .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
  todo/open finish             .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
  todo/open reopen             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  watched/open read            .   .   .   .   x   .   .   .   .   .   .   .   .   .   .
  watched/open change          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  watched/open finish          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  // Who asked, and who sees the item; never a key, a job or the manager. In confidence: who has it. `new/…`: for Eli, entered by whom it names.
  question: { kept: 'status', never: 'personId enteredById category isConfidential itemId', rows: `
                               eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/open    read             x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/open    answer           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/open    ask_back         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/open    reopen           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/open    close            x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/waiting read             x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/waiting answer           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/waiting ask_back         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/waiting reopen           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/waiting close            x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/answered read             x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/answered answer           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/answered ask_back         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/answered reopen           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/answered close            x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/closed  read             x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/closed  answer           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed  ask_back         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed  reopen           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/closed  close            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/open    read             .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/open    answer           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/open    ask_back         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/open    close            .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  secret/open read             x   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  secret/open answer           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  secret/open close            x   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  new/eli     create           x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/mia     create           .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/dora    create           .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  new/zoe     create           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus     create           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  new/spe     create           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  question_message: { never: 'questionId at byId isFromHr text', rows: `
                               eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli         read             x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus         read             .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  secret      read             x   .   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  question_note: { never: 'questionId personId at byId text', rows: `
                               eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli         read             .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus         read             .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  secret      read             .   .   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  question_file: { never: 'questionId byId name mediaType size', rows: `
                               eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli         read             x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli         delete           x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  secret      read             x   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  secret      delete           x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/eli     create           x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus     create           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  new/zoe     create           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  work_word: { never: 'workItemId at byId toId what note', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                .   .   .   .   .   x   .   x   .   .   .   .   x   x   .` },
  work_kind: { changes: 'hrFunction level minLevel usualMinutes serviceDays asksLeaders firstContact onlyIds', never: 'kind', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  work_team: { changes: 'gives leadId', never: 'hrFunction', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                .   .   x   .   .   x   x   x   .   .   .   x   x   x   .
  spare    change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  hr_partner: { changes: 'personId', never: 'unitId hrFunction', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  north    read                x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  north    change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  north    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  work_conflict: { changes: 'endsOn note', never: 'personId withId hrFunction', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  gus      read                .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus      change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus      delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     read                .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     change              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  cora     delete              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus  create              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/cora create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  out_of_office: { changes: 'startsOn endsOn delegateId message', never: 'personId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  eli      change              x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli      change delegateId   .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli      delete              x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus      read                x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  gus      change              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  cora     read                x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  cora     change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli  create              x   .   .   .   .   x   .   x   .   .   .   .   x   x   .` },
  work_profile: { changes: 'languages reachedFrom reachedUntil note', never: 'personId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  gus      read                x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  gus      change              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus      delete              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  cora     change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli  create              x   .   .   .   .   x   .   x   .   .   .   .   x   x   .` },
  hr_position: { changes: 'title kind place rank about whom takes areas mainLevel helpLevel', unlisted: 'sortTitle', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  spare    change              .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  spare    delete              .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   x   .   .   .   .   .   o` },
  // Nobody puts themselves in a position, nor somebody they can't see; leaving is theirs who end access.
  hr_seat: { changes: 'helpsWith endsOn', never: 'personId positionId populationId mainFunction startsOn', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   x   x   x   .   x   .   x   x   .   .   x   x   x   .
  eli      change              .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  gus      read                .   .   .   .   .   x   .   x   x   .   .   x   x   x   .
  gus      change              .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  cora     read                .   .   .   .   .   .   .   x   x   .   .   x   .   x   .
  cora     change              .   .   .   .   .   .   .   .   x   .   .   .   .   .   .
  new/zoe  create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/cora create              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  // A holiday is prepared by whoever takes it, and told to who stands in; the clock alone begins and ends it.
  holiday: { never: 'personId startsOn endsOn delegateId outOfOfficeId grantIds', kept: 'status', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  gus/planned   read          .   .   .   .   .   x   x   .   .   .   .   .   .   .   .
  gus/planned   begin         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/planned   end           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/planned   cancel        .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/begun     read          .   .   .   .   .   x   x   .   .   .   .   .   .   .   .
  gus/begun     begin         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/begun     end           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/begun     cancel        .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/over      read          .   .   .   .   .   x   x   .   .   .   .   .   .   .   .
  gus/over      begin         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/over      end           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/over      cancel        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/cancelled read          .   .   .   .   .   x   x   .   .   .   .   .   .   .   .
  gus/cancelled begin         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/cancelled end           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/cancelled cancel        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus       create        .   .   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  holiday_item: { never: 'holidayId personId workItemId how coverId note state', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  gus      read                .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  new/gus  create              .   .   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  hr_seat_access: { never: 'seatId grantId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   x   x   x   .   x   .   x   x   .   .   x   x   x   .
  new/gus  create              .   .   .   .   .   .   .   x   x   .   .   .   .   .   .` },
  // A review is its reviewer's, and known to who looks after access.
  access_review: { never: 'quarter reviewerId reviewerName openedOn dueOn status finishedAt', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  gus      read                .   .   .   .   .   x   .   x   x   .   .   .   .   .   .
  cora     read                .   .   .   .   .   .   .   x   x   .   .   .   .   .   .` },
  access_review_item: { never: 'reviewId grantId holderId holderName function level populationName position startsOn endsOn lastUsedOn answer reason answeredAt', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  gus      read                .   .   .   .   .   x   .   x   x   .   .   .   .   .   .
  cora     read                .   .   .   .   .   .   .   x   x   .   .   .   .   .   .` },
  // Between somebody, their direct managers and who leads HR; each says their own.
  hr_competence: { changes: 'rating note', never: 'personId saidBy function country', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli-own  read                x   x   .   x   .   .   .   x   .   .   .   .   .   .   .
  eli-own  change              x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli-own  delete              x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli-lead read                x   x   .   x   .   .   .   x   .   .   .   .   .   .   .
  eli-lead change              .   x   .   x   .   .   .   x   .   .   .   .   .   .   .
  eli-lead delete              .   x   .   x   .   .   .   x   .   .   .   .   .   .   .
  cora-own read                .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora-own change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  own      create              x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  lead     create              .   x   .   x   .   .   .   x   .   .   .   .   .   .   .
  coras    create              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  outside_cover: { changes: 'name kind contact email phone functions populationIds startsOn endsOn note', unlisted: 'sortName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                .   .   .   .   .   x   x   x   .   .   .   .   x   x   .
  spare    change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  planner_figure: { changes: 'value source', never: 'figure positionId setById setAt', rows: sheet }, planner_cost: { changes: 'amount currency source', never: 'figure country setById setAt', rows: sheet },
  staffing_plan: { changes: 'name dueOn note steps', never: 'personId function whom populationId change place found', rows: alone },
  staffing_figure: { changes: 'name perHundred definition source year', unlisted: 'sortName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  career_step: { changes: 'title track place rank about requirements', unlisted: 'sortTitle', rows: offered },
  development_offer: { changes: 'title kind about locationId startsOn endsOn places', kept: 'status', unlisted: 'sortTitle', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  old/open read                x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  old/open change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare/open delete            .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  old/open close               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  old/open reopen              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  old/closed read              x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  old/closed change            .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  old/closed close             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  old/closed reopen            .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  career_plan: { changes: 'stepId aim dueOn why', never: 'personId', rows: alone },
  plan_item: { changes: 'what aid dueOn doneOn', never: 'personId planId', rows: alone },
  network_contact: { changes: 'name does knownFrom circle email phone lastOn nextOn note', never: 'personId', unlisted: 'sortName', rows: alone },
  association: { changes: 'name number since renewsOn', never: 'personId', rows: alone },
  fit_assessment: { never: 'personId takenOn answers openForGeneralists openForSpecialists', rows: alone.split('\n').filter(row => !row.includes(' change ')).join('\n') },
  contact_consent: { never: 'personId contactId toId toName role shares agreedOn agreedHow until message', kept: 'status', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/given read              x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/given withdraw          x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/given delete            x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/given read              .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/given withdraw          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/given delete            .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/withdrawn read          x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn withdraw      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn delete        x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/eli  create             x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus  create             .   .   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  contact_offered: { never: 'personId byId byName role name does email phone message until', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read               x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus      read               .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  cora     read               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  certificate_file: { never: 'certificateId personId byId name mediaType size', rows: evidence },
  qualification_file: { never: 'qualificationId personId byId name mediaType size', rows: evidence },
  certificate: { changes: 'name number awardedOn expiresOn evidence', never: 'personId kind', rows: learned },
  certificate_credit: { changes: 'earnedOn amount kind what evidence', never: 'personId certificateId', rows: learned },
  qualification: { changes: 'kind title institution startsOn endsOn note', never: 'personId', rows: learned },
  // Which leave there is, and by what rules, everybody reads; who leads leave keeps it.
  leave_type: { changes: 'code name kind isMedical managersSee payEffect payrollCode', never: 'unit hasBalance', unlisted: 'sortName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                 x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  spare    change               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create               .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  leave_valuation: { changes: 'method yearDays hasAllowances', never: 'legalEntityId startsOn', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                 x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  spare    change               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create               .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  leave_policy: { changes: 'name locationId legalEntityId populationId country', never: 'leaveTypeId', unlisted: 'sortName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                 x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  spare    change               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  leave_policy_version: { changes: 'endsOn rules approval mayOwe', never: 'policyId startsOn', unlisted: 'during', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                 x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  spare    change               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  // Accounts are one's own and of who looks after leave there: not the managers', and written by nobody. Dora and Gus have a look at everybody's leave.
  leave_account: { never: 'personId employmentId leaveTypeId policyId opensOn closesOn continuesId', unlisted: 'nextOn rhythm movedFrom', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  dora     read                 .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus      read                 .   .   x   .   .   x   .   x   .   .   .   .   .   .   .` },
  leave_entry: { never: 'personId employmentId accountId leaveYear onDay kind layer amount quantity expiresOn policyVersionId requestId postedAt postedBy', unlisted: 'numerator denominator', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli      see layer            x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  dora     read                 .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  dora     see layer            .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  gus      read                 .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus      see layer            .   .   .   .   .   x   .   x   .   .   .   .   .   .   .` },
  // Severe disability is theirs and of who works on leave there: of nobody who only looks at it, no manager, no colleague; its proof too.
  severe_disability: { changes: 'endsOn', never: 'personId employmentId startsOn', kept: 'status', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/counts   read             x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/counts   change           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/counts   takeBack         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/taken_back read           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/taken_back change         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/taken_back takeBack       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  dora/counts  read             .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  dora/counts  change           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  dora/counts  takeBack         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/counts   read             .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/counts   change           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/counts   takeBack         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli      create           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus      create           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  disability_proof: { never: 'disabilityId personId employmentId byId name mediaType size', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli      delete               x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  byGus    read                 x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  byGus    delete               .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  byMia    read                 x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  byMia    delete               .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/eli  create               x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus  create               .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  new/mia  create               .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  leave_entered: { never: 'personId employmentId leaveTypeId onDay kind layer amount expiresOn reason', unlisted: 'importId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  dora     read                 .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus      read                 .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  new/eli  create               .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus  create               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  // Which policy counts from a day on: as an account is read; assigned and taken back by who works on leave there, of nobody's own. What followed from a move nobody takes back by hand.
  leave_assigned: { never: 'personId employmentId leaveTypeId policyId startsOn reason because', kept: 'status', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/set      read             x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/set      takeBack         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/taken_back read           x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/taken_back takeBack       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  moved/set    read             x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  moved/set    takeBack         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/set      read             .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus/set      takeBack         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli      create           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus      create           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  lapse_notice: { changes: 'proof', never: 'personId employmentId leaveYear days lapsesOn deliveredOn', unlisted: 'leaveTypeId letterId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli      change               .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli      delete               .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  dora     read                 .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  dora     change               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus      read                 .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus      change               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus      delete               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli  create               .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus  create               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  work_pattern: { changes: 'endsOn days', never: 'employmentId startsOn personId', unlisted: 'during', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli      change               .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli      delete               .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  dora     read                 .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus      read                 .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus      change               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli  create               .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus  create               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  // Managers above see when somebody is away; which leave it is only where its type says so, what was said with it never.
  leave_request: { changes: 'startsOn endsOn firstPart lastPart hoursADay everyWeeks weekdays note evidence', never: 'personId employmentId leaveTypeId caseId managersSee quantity isProven', unlisted: 'hasProof importId continuesId wasApproved', kept: 'status answer lastDay', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/asked read                x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked change              x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked approve             .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked reject              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked withdraw            x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked cancel              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/asked shorten             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/asked attend              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/approved read             x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/approved change           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/approved approve          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/approved reject           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/approved withdraw         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/approved cancel           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/approved shorten          x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/approved attend           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/rejected read             x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/rejected change           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/rejected approve          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/rejected reject           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/rejected withdraw         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/rejected cancel           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/rejected shorten          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/rejected attend           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn read            x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/withdrawn change          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn approve         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn reject          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn withdraw        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn cancel          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn shorten         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn attend          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/cancelled read            x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/cancelled change          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/cancelled approve         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/cancelled reject          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/cancelled withdraw        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/cancelled cancel          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/cancelled shorten         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/cancelled attend          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/asked see leaveTypeId     x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked see note            x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked see evidence        x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked see isProven        x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked see caseId          x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  ill/asked read                x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  ill/asked see leaveTypeId     x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  ill/asked see note            x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  ill/asked see evidence        x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  ill/asked see isProven        x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  ill/asked see caseId          x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/asked read                .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus/asked see leaveTypeId     .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus/asked change              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/asked approve             .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/asked reject              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/asked withdraw            .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/approved cancel           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/approved shorten          .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/approved attend           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/eli  create               x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus  create               .   .   .   .   .   x   .   x   .   .   .   .   .   .   .` },
  // What it draws of other accounts is theirs and of who looks after leave, as accounts are; never the managers'.
  leave_draw: { never: 'personId employmentId requestId onDay nth leaveTypeId amount quantity', unlisted: 'numerator denominator', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 x   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus      read                 .   .   x   .   .   x   .   x   .   .   .   .   .   .   .` },
  leave_day: { never: 'requestId onDay quantity minutes ofMinutes why holiday', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 x   x   x   .   .   x   .   x   .   .   .   .   .   .   .` },
  // Files that prove an absence are of whoever was away and who works on leave there; not of who only looks at it, and never the managers', whoever brought them.
  leave_proof: { never: 'requestId personId employmentId byId name mediaType size', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli      delete               x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  byGus    read                 x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  byGus    delete               .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  byMia    read                 x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  byMia    delete               .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/eli  create               x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus  create               .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  new/mia  create               .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  // Sickness: that somebody is ill and until when, reported by themselves, any manager above and who works on leave there; who looks at leave reads it. Why is nowhere.
  sickness: { changes: 'expectedBackOn', never: 'personId employmentId startsOn requestId', kept: 'status lastDay', rows: `
                                eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/ill        read           x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/ill        change         x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/ill        back           x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/ill        reopen         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/ill        mistake        x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/back       read           x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/back       change         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/back       back           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/back       reopen         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/back       mistake        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/mistaken   read           x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli/mistaken   change         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/mistaken   back           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/mistaken   reopen         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/mistaken   mistake        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/ill        read           .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus/ill        change         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/ill        back           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/ill        reopen         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/ill        mistake        .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/eli        create         x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus        create         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .` },
  // A sick note is HR's and theirs, and no manager's; nobody enters or judges one about themselves.
  sick_note: { never: 'personId employmentId sicknessId kind askedOn', kept: 'status receivedOn certifiedFrom certifiedUntil reportedFrom reportedUntil', rows: `
                                eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/requested  read           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/requested  receive        .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/requested  differ         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/received   read           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/received   receive        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/received   differ         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/differs    read           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/differs    receive        .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/differs    differ         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/requested  read           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/requested  receive        .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/requested  differ         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli        create         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus        create         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  // Whether an illness is one with an earlier one is medical: HR's and theirs, and no manager's; nobody says it of their own.
  sickness_link: { never: 'personId employmentId sicknessId earlierId says saidBy saidOn', kept: 'status', rows: `
                                eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/counts        read        x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/counts        takeBack    .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/taken_back    read        x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/taken_back    takeBack    .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/counts        read        .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/counts        takeBack    .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli           create      .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus           create      .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  // An offer of reintegration says that somebody was ill for long: theirs and of who works on leave there. Only they, or who works on it for them, answer it.
  reintegration_offer: { never: 'personId employmentId dueSince days', kept: 'status offeredOn answeredOn closedOn outcome', rows: `
                                eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/due           read        x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/due           offer       .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/due           accept      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/due           decline     .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/due           noAnswer    .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/due           close       .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/offered       read        x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/offered       offer       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/offered       accept      x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/offered       decline     x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/offered       noAnswer    .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/offered       close       .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/accepted      read        x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/accepted      offer       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/accepted      accept      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/accepted      decline     x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/accepted      noAnswer    .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/accepted      close       .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/declined      read        x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/declined      offer       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/declined      accept      x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/declined      decline     .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/declined      noAnswer    .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/declined      close       .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/unanswered    read        x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/unanswered    offer       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/unanswered    accept      x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/unanswered    decline     x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/unanswered    noAnswer    .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/unanswered    close       .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/closed        read        x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/closed        offer       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed        accept      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed        decline     .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed        noAnswer    .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed        close       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/due           read        .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/due           offer       .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/due           accept      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/due           decline     .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/due           noAnswer    .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/due           close       .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli           create      .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus           create      .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  // What was agreed on coming back is between the two: Dora, above the manager, doesn't read it. Only whose it is confirms it.
  return_talk: { changes: 'heldOn outcome agreed', never: 'personId employmentId sicknessId', kept: 'status', rows: `
                                eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/written    read           x   x   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/written    change         .   x   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/written    confirm        x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/confirmed  read           x   x   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/confirmed  change         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/confirmed  confirm        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/written    read           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/written    change         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/written    confirm        .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  new/eli        create         .   x   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus        create         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  phased_return: { changes: 'startsOn endsOn weeklyHours', never: 'personId employmentId sicknessId', rows: `
                                eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli            read           x   x   x   .   .   x   .   x   .   .   .   .   .   .   .
  eli            change         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli            delete         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus            read           .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  gus            change         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus            delete         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli        create         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus        create         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  // A leave case says why somebody is away: nobody's to read but theirs and of who works on leave there, not of who only looks at it. Whom it is about changes nothing in it.
  leave_case: { changes: 'askedOn startsOn endsOn isIntermittent twelveMonths yearStartsOn weeklyHours hoursWorked employeesNearby leaveFor reason', never: 'personId employmentId', kept: 'status toldOn certificationAskedOn certificationDueOn certifiedOn designatedOn refusedBecause returnedOn returnedTo', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/asked      read           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked      change         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked      tell           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked      certify        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/asked      designate      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/asked      refuse         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/asked      close          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/told       read           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/told       change         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/told       tell           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/told       certify        .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/told       designate      .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/told       refuse         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/told       close          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/designated read           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/designated change         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/designated tell           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/designated certify        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/designated designate      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/designated refuse         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/designated close          .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/refused    read           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/refused    change         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/refused    tell           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/refused    certify        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/refused    designate      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/refused    refuse         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/refused    close          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed     read           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/closed     change         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed     tell           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed     certify        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed     designate      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed     refuse         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/closed     close          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  dora/asked     read           .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  dora/asked     change         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  dora/asked     tell           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  dora/asked     certify        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  dora/asked     designate      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  dora/asked     refuse         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  dora/asked     close          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/asked      read           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/asked      change         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/asked      tell           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/asked      certify        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/asked      designate      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/asked      refuse         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/asked      close          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/eli        create         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/gus        create         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  // Texts of the company's own: who works on leave anywhere writes with them, who leads leave keeps them. A letter is read as its case, and never changed.
  case_letter_template: { changes: 'name notice language subject body', kept: 'status', unlisted: 'sortName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  old/in_use  read              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  old/in_use  change            .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  old/in_use  retire            .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  old/in_use  restore           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  old/retired restore           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new         create            .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  case_letter: { never: 'personId employmentId caseId notice language subject body hash madeById madeAt', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli     read                  x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/eli create                .   .   .   .   .   x   .   x   .   .   .   .   .   .   .` },
  leave_case_week: { never: 'personId employmentId caseId weekOf hoursTaken', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli     read                  x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli     delete                .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/eli create                .   .   .   .   .   x   .   x   .   .   .   .   .   .   .` },
  // Who works on leave sees that a year-end is there; what it comes to, only who prepared or confirmed it and who looks after everybody's leave. Its lines are of whom one looks after, one's own among them, which stays out of what one confirms; and nobody's who only looks.
  leave_closing: { never: 'policyId yearOf status preparedById preparedAt confirmedById closedAt undoneById accounts carried lapsed paidOut leftOut told', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  cora     read                 .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  cora     see accounts         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     see carried          .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     see lapsed           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     see paidOut          .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     see leftOut          .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  leave_closing_line: { never: 'personId employmentId closingId accountId leaveYear layer carried lapsed paidOut expiresOn because toldOn state leftBecause', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  dora     read                 .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus      read                 .   .   .   .   .   x   .   x   .   .   .   .   .   .   .` },
  // That a payroll file was drawn is known to who works on leave; its lines are of whom one looks after, and of nobody who only looks.
  leave_payroll: { never: 'legalEntityId startsOn endsOn hasBalances payGroup drawnById drawnAt', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  cora     read                 .   .   .   .   .   x   .   x   .   .   .   .   .   .   .` },
  leave_payroll_line: { never: 'personId employmentId payrollId number leaveTypeId typeCode typeName kind payEffect layer onDay days hours correctsId isAhead isByGroup', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  dora     read                 .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus      read                 .   .   .   .   .   x   .   x   .   .   .   .   .   .   .` },
  // A file of leave is of whoever brought it, nobody else's, however high.
  leave_import: { never: 'startedById what fileName startedAt status rows added unchanged differing leftOut', unlisted: 'mark', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  gus      read                 .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  cora     read                 .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  // That leave lapses is told to whom it is about; beside them, who works on leave there reads it. Given and delivered by posts.
  lapse_letter: { never: 'personId employmentId leaveTypeId leaveYear days lapsesOn language subject body hash way madeById madeAt status deliveredOn deliveredById', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                 x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  dora     read                 .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  gus      read                 .   .   .   .   .   x   .   x   .   .   .   .   .   .   .` },
  // A calendar address is of who made it, alone; it isn't made by hand, since its hash would be anybody's to choose.
  leave_feed: { never: 'personId whose locationId hash madeOn', kept: 'status', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/active read              x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/active see hash          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/active revoke            x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  cora/active read             .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora/active revoke           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  eli/revoked read             x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/revoked revoke           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/eli  create              x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus  create              .   .   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  data_rule: { changes: 'isOn', never: 'gap country', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  spare    change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  reminder_rule: { changes: 'opensBefore remindsBefore escalatesBefore isOn', never: 'kind country', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  spare    read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  spare    change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spare    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  reminder: { never: 'personId subjectId kind area dueOn openedOn remindedOn escalatedOn', kept: 'status decision until note changeId decidedById decidedAt', unlisted: 'recordId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/open read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/open decide              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/open settle              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/open change              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/decided read             .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/decided  see decision   .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/decided  see until      .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/decided  see note       .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/decided  see changeId   .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  term/decided see decision   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  term/decided see until      .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  term/decided see note       .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  term/decided see changeId   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  term/decided read           .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/decided decide           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/settled read             .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  gus/open read                .   .   .   .   .   .   .   x   .   .   .   x   .   x   .
  gus/open decide              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  passport/open read           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  passport/open decide         .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  dora/open read               .   .   .   .   .   .   .   x   .   .   .   x   .   x   .
  cora/open read               .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
  new/eli  create              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  offer_application: { changes: 'why', never: 'personId offerId', kept: 'status answer', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/applied read             x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/applied change           x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/applied accept           .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/applied decline          .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/applied withdraw         x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/accepted read            x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/accepted change          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/accepted accept          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/accepted withdraw        x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/declined read            x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/declined withdraw        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn read           x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli/withdrawn accept         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  cora/applied read            .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora/applied accept          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  cora/applied withdraw        .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/gus  create              .   .   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  organization: { changes: 'name country shortName minimumGroup', never: 'secondPersonId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  acme     read                x   x   x   x   x   x   x   x   x   x   .   x   x   x   .
  acme     change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  // Who proposed it, and who looks after the person's records; not the person, nor those further up. Of pay, who looks after that.
  change_proposal: { never: 'personId assignmentId effectiveOn jobId managerAssignmentId weeklyHours amount currency per reason preparedById preparedAt', kept: 'status answer', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/proposed  read           .   x   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/proposed  see amount     .   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/proposed  see currency   .   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/proposed  see per        .   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/proposed  withdraw       .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/proposed  decline        .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/proposed  takeUp         .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  gus/proposed  read           .   .   x   .   .   .   .   x   .   .   .   .   .   x   .
  gus/proposed  withdraw       .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  gus/proposed  decline        .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  eli/taken_up  read           .   x   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/taken_up  decline        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/declined  read           .   x   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/withdrawn read           .   x   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/withdrawn takeUp         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/eli       create         .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus       create         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  // Whoever works here reads what the company uses; it is made with the company.
  settings: { changes: 'managersSeePay managersSeeEarlier managersPropose importsAreDecided usesCostCentres usesGrades usesAgreements usesPositions usesDottedLines', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  acme     read                x   x   x   x   x   x   x   x   x   x   .   x   x   x   .
  acme     change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  legal_entity: { changes: 'name country currency registrationNumber address city region postalCode', unlisted: 'sortName', rows: frame },
  location: { changes: 'name country subdivision timeZone holidayCalendar address city postalCode', unlisted: 'sortName', rows: frame },
  own_holiday: { changes: 'name heldOn isYearly portion', never: 'locationId', rows: frame.replace(/o$/, '.') },
  entity_hours: { changes: 'endsOn weeklyHours', never: 'legalEntityId startsOn', unlisted: 'during', rows: frame.replace(/o$/, '.') },
  location_hours: { changes: 'endsOn weeklyHours', never: 'locationId startsOn', unlisted: 'during', rows: frame.replace(/o$/, '.') },
  working_agreement: { changes: 'name agreedWith', unlisted: 'sortName', rows: frame },
  agreement_hours: { changes: 'endsOn weeklyHours', never: 'agreementId startsOn', unlisted: 'during', rows: frame.replace(/o$/, '.') },
  org_unit: { changes: 'name code partOfId', never: 'ancestors', unlisted: 'sortName', rows: frame },
  job: { changes: 'title code family level grade', unlisted: 'sortTitle', rows: frame },
  cost_centre: { changes: 'code name', unlisted: 'sortName', rows: frame },
  number_series: { changes: 'prefix digits nextNumber', never: 'legalEntityId', rows: frame.replace('   o', '   .') },

  // Seats: read by who looks after the people of their place, and by who keeps the company's structure, who alone changes them.
  position: { changes: 'title code note', unlisted: 'sortTitle sortCode', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  london   read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  london   change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  london   delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  leeds    read                .   .   .   .   .   .   .   x   .   .   .   x   .   x   .
  leeds    change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  leeds    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  position_terms: { changes: 'endsOn state budgetedFte legalEntityId locationId unitId jobId reportsToId costCentreId', never: 'positionId startsOn', unlisted: 'during', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  london   read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  london   change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  london   delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  leeds    read                .   .   .   .   .   .   .   x   .   .   .   x   .   x   .
  leeds    delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  london+  create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },

  population: { changes: 'name note', never: 'number', unlisted: 'sortName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  london   read                .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  london   change              .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   x   .   .   .   .   .   o` },
  // Ava names nobody in it: she sees no people. A line of a group that access stands on isn't changed but replaced, by whom isn't said here.
  population_rule: { changes: 'effect legalEntityId country locationId unitId workerKind circle personId', never: 'populationId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  boston   read                .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  boston   delete              .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  unused   read                .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  unused   change              .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  unused   change personId     .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  unused   delete              .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   x   .   .   .   .   .   .` },
  // Who could confirm all access that stands on the group confirms that it grows: Cora; where it is pay alone, the specialist too. Never who holds it.
  population_change: { never: 'populationId deed effect legalEntityId country locationId unitId workerKind circle personId preparedById confirmedById', kept: 'status', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  london/prepared  read        .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  london/prepared  confirm     .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  london/prepared  discard     .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  london/in_force  read        .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  london/in_force  discard     .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  london/discarded read        .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  london/discarded confirm     .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  pay/prepared     read        .   .   .   .   .   .   x   x   x   .   .   .   .   .   .
  pay/prepared     confirm     .   .   .   .   .   .   x   x   .   .   .   .   .   .   .
  pay/prepared     discard     .   .   .   .   .   .   x   x   x   .   .   .   .   .   .
  new              create      .   .   .   .   .   .   .   x   x   .   .   .   .   .   .` },

  // Nobody prepares, changes or confirms their own; ending or discarding it is theirs too. Who administers the area confirms: Cora, of pay
  // the specialist too; who gives access and has none doesn't, nor who prepared it (zoe/coras). What the second person has by office nobody ends.
  access_grant: { changes: 'endsOn reason', never: 'holderId function level populationId startsOn origin preparedById confirmedById', kept: 'status', unlisted: 'population startsAt endsAt', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  zoe/prepared read            .   .   .   .   x   .   .   x   x   .   .   .   .   .   .
  zoe/prepared change          .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  zoe/prepared confirm         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  zoe/prepared discard         .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  zoe/prepared end             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  zoe/pay      read            .   .   .   .   x   .   x   x   x   .   .   .   .   .   .
  zoe/pay      change          .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  zoe/pay      confirm         .   .   .   .   .   .   x   x   .   .   .   .   .   .   .
  zoe/pay      discard         .   .   .   .   .   .   x   x   x   .   .   .   .   .   .
  zoe/coras    read            .   .   .   .   x   .   .   x   x   .   .   .   .   .   .
  zoe/coras    confirm         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  zoe/coras    discard         .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  gus/active   read            .   .   .   .   .   x   .   x   x   .   .   .   .   .   .
  gus/active   change          .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  gus/active   confirm         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/active   discard         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/active   end             .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  dora/second  read            .   .   x   .   .   .   .   x   x   .   .   .   .   .   .
  dora/second  change          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  dora/second  end             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  spe/ended    read            .   .   .   .   .   .   x   x   x   .   .   .   .   .   .
  spe/ended    change          .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  spe/ended    confirm         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  spe/ended    discard         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  spe/ended    end             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  cora/prepared read           .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  cora/prepared change         .   .   .   .   .   .   .   .   x   .   .   .   .   .   .
  cora/prepared confirm        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  cora/prepared discard        .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  ava/prepared change          .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  ava/prepared confirm         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/zoe  create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/ava  create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/cora create              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
  // Compliance enters figures of law, and somebody else of it checks; whoever prepared or checked one may still read it. A pack is no secret.
  entered_parameter: { never: 'rates startsOn endsOn figures followsFrom instrument section publisher address readOn preparedById preparedAt checkedById checkedAt', kept: 'status reason replacedBy', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  ava/prepared  read           .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  ava/prepared  confirm        .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  ava/prepared  decline        .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  ava/prepared  withdraw       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  ava/prepared  replace        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  cora/prepared read           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora/prepared confirm        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  cora/prepared decline        .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  ava/in_force  read           .   .   .   .   x   .   .   x   x   .   .   .   .   .   .
  ava/in_force  confirm        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  ava/in_force  decline        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  ava/in_force  withdraw       .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  ava/in_force  replace        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  ava/replaced  read           .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  ava/replaced  confirm        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  ava/replaced  withdraw       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  ava/replaced  replace        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  ava/withdrawn read           .   .   .   .   .   .   .   x   x   .   .   .   .   .   .
  ava/withdrawn confirm        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  ava/withdrawn decline        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  ava/withdrawn withdraw       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  ava/withdrawn replace        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new           create         .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  rule_pack: { never: 'publisher number issuedOn keyId rowCount scope installedById installedAt', unlisted: 'content', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  installed read               x   x   x   x   x   x   x   x   x   x   .   .   .   .   .` },
  // Everybody hears who decides on HR itself; posts alone tell it.
  hr_notice: { never: 'toldOn what personName fromName byName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  told     read                x   x   x   x   x   x   x   x   x   x   .   .   .   .   .` },
  // What somebody is told and how they want it is theirs alone: no right, key or leader reads or counts it. Posts write all of it.
  notification: { never: 'personId kind recordId at isUrgent readAt mail', unlisted: 'isTexted', rows: toldAlone },
  notice_choice: { never: 'personId kind way', rows: toldAlone },
  // What stands in them is told by facts, to whom they are for and to HR; the rows are their author’s and their reader’s.
  announcement: { never: 'writtenById area populationId title body needsConfirming confirmBy shownUntil status opensOn opensAt people withdrawnAt withdrawnById withdrawnReason', unlisted: 'mailAgainAt', rows: toldAlone },
  announcement_receipt: { never: 'personId announcementId readAt confirmedAt', rows: toldAlone },
  quiet_hours: { never: 'quietFrom quietUntil isQuietAtWeekends timeZone withTexts', rows: toldAlone },
  notice_default: { never: 'kind way', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  usual    read                x   x   x   x   x   x   x   x   x   x   .   .   .   .   .` },
  // Whom mail may leave for: HR sees who switched it, where people are looked after.
  go_live: { never: 'populationId startedAt startedById endedAt endedById told', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  everybody read               .   .   .   .   .   x   .   x   .   .   .   x   x   x   .` },
  // Whether questions come by mail: whoever sees the HR systems of everybody.
  mail_in: { never: 'isOn address trustedHost', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  here     read                .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  api_key: { changes: 'name', never: 'holderId scopes endsOn hash prefix', kept: 'status', unlisted: 'sortName lastUsedOn endsAt', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  gus/active   read            .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus/active   see hash        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/active   change          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/active   revoke          .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  cora/active  read            .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora/active  change          .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus/revoked  change          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/revoked  revoke          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/gus  create              .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  new/eli  create              x   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },

  // One person, though two jobs: both managers, both generalists.
  person: { changes: 'name preferredName pronouns workEmail workPhone', unlisted: 'sortName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   x   x   x   .   x   .   x   .   .   .   x   x   x   .
  eli      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  dora     read                .   .   x   .   .   .   .   x   .   .   .   x   .   x   .
  dora     change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  gus      read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  gus      change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  cora     read                .   .   .   .   .   .   .   x   .   .   .   x   .   x   .
  cora     change              .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
  lou      read                .   x   x   .   .   x   .   x   .   x   .   x   x   x   .
  lou      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   o
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   o` },
  contact_details: { changes: 'personalEmail mobilePhone homePhone address city region postalCode country', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli      change              x   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  dora     read                .   .   x   .   .   .   .   x   .   .   .   x   .   x   .
  dora     change              .   .   x   .   .   .   .   x   .   .   .   .   .   x   .
  cora     change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  lou      change              .   .   .   .   .   x   .   x   .   x   .   .   x   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  // Payroll's, for the people whom it looks after; and everybody's own.
  bank_account: { never: 'personId startsOn holder country iban accountNumber routingCode bankName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli      delete              x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  dora     read                .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  dora     delete              .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  gus      read                .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  gus      delete              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  cora     read                .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/eli  create              x   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  new/dora create              .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  new/gus  create              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .` },
  // Payroll's too, but nobody's own to change.
  national_identifier: { never: 'personId kind country number note', unlisted: 'blindNumber', rows: stateNumber },
  // Immigration's, likewise.
  identity_document: { never: 'personId kind country number issuedOn expiresOn note', rows: stateNumber },
  // One person, though two jobs: both direct managers may call; nobody further up.
  emergency_contact: { changes: 'place name relation phone otherPhone', never: 'personId', rows: nearest.replace('eli      read                x   .   .   .   .', 'eli      read                x   x   .   x   .') },
  dependant: { changes: 'name relation birthDate', never: 'personId', rows: nearest },
  other_address: { changes: 'endsOn', never: 'personId purpose country address city region postalCode startsOn movedInAt', rows: nearest },
  // Nobody's but the person's own: neither HR's nor their manager's. Lou has left, and may still say so.
  shown_birthday: { never: 'personId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli      delete              x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus      read                .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus      delete              .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  new/mia  create              .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/lou  create              .   .   .   .   .   .   .   .   .   x   .   .   .   .   .` },
  // Seen by whoever sees the person; brought by them alone, taken away by HR too.
  photo: { never: 'personId mediaType size', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   x   x   x   .   x   .   x   .   .   .   x   x   x   .
  eli      delete              x   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  dora     read                .   .   x   .   .   .   .   x   .   .   .   x   .   x   .
  dora     delete              .   .   x   .   .   .   .   x   .   .   .   .   .   x   .
  gus      read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  gus      delete              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  new/mia  create              .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/lou  create              .   .   .   .   .   .   .   .   .   x   .   .   .   .   .` },
  // Shown: gus has written it down. Hidden: zoe is named on it, and whoever looks after everybody isn't.
  former_name: { never: 'personId name kind startsOn endsOn', kept: 'status', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/shown read              x   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/shown hide              x   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/shown reveal            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/shown delete            x   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/hidden read             x   .   .   .   x   .   .   .   .   .   .   .   .   .   .
  eli/hidden hide             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/hidden reveal           x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/hidden delete           x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/eli  create             x   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  new/gus  create             .   .   .   .   .   x   .   x   .   .   .   .   .   x   .` },
  personal_details: { changes: 'birthDate gender maritalStatus nationality', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  dora     read                .   .   x   .   .   .   .   x   .   .   .   x   .   x   .
  dora     change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  gus      change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  cora     change              .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },

  // An end ahead is known to who looks after the person, nobody else. Keys and jobs without the company's structure see no legal entity to hire into.
  employment: { changes: 'number originalHireOn serviceFrom serviceReason signedOn firstWorkingDay detail supplier sponsorAssignmentId engagedUntil', never: 'personId legalEntityId kind startsOn continuesId', kept: 'status endsOn terminationKind terminationReasonId terminationReason withdrawnReason', unlisted: 'sortNumber isUndone', rows: jobFact + `
  eli/open read                x   x   x   .   .   x   .   x   .   .   .   x   x   x   .
  eli/open see engagedUntil    x   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli2/open see engagedUntil   x   .   .   .   .   .   .   x   .   .   .   x   .   x   .
  eli/open see status          .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/open see endsOn          .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/open see terminationKind .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/open see terminationReasonId . . .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/open see terminationReason . .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/open terminate           .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli2/open see endsOn         .   .   .   .   .   .   .   x   .   .   .   x   .   x   .
  eli2/open terminate          .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  gus/open terminate           .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  cora/open terminate          .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
  lou/terminated see endsOn    .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  lou/terminated change        .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  lou/terminated terminate     .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  lou/terminated reinstate     .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/open reinstate           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/open transfer            .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/open recall              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli2/open transfer           .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  gus/open transfer            .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  cora/open transfer           .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
  kim/transferred transfer     .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  kim/transferred recall       .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  kim/transferred reinstate    .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  kim/open withdraw            .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  kim/open putBack             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  kim/transferred withdraw     .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli2/open withdraw           .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  eli/withdrawn read           .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/withdrawn see withdrawnReason . . .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/withdrawn change         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn withdraw       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn terminate      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn putBack        .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  assignment: { changes: 'isPrimary', never: 'personId employmentId continuesId', rows: jobFact + `
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  // Known to the person and to HR of the place, not to managers; notice to HR alone, as the end that it leads to. Nobody's own to write.
  seniority_date: { changes: 'countsFrom reason', never: 'personId employmentId purpose', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      delete              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  gus      read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  gus      change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  gus      delete              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  external_id: { changes: 'system value', never: 'personId employmentId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      delete              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  gus      read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  gus      change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  gus      delete              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  agreed_notice: { changes: 'length unit endsAt', never: 'personId employmentId agreedIn givenBy', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      delete              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  gus      read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  gus      change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  gus      delete              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  notice: { changes: 'givenBy givenOn lastWorkingDay paidUntil shorterReason', never: 'personId employmentId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      delete              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  // Links to the company's structure are named by who sees it; a manager may be named unseen; a move is judged by where it leads.
  placement: { changes: 'endsOn jobId unitId locationId managerAssignmentId costShares workLocationId homeCountry homeSubdivision positionId beyondReason coversAssignmentId beyondUntil', never: 'assignmentId startsOn personId', unlisted: 'during costCentreId', rows: jobFact.replaceAll('change ', 'change endsOn ') + `
  eli      change homeCountry  .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      change homeSubdivision . .  .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      change workLocationId . .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      change positionId   .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      change beyondReason .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      change coversAssignmentId . . . . .   x   .   x   .   .   .   .   x   x   .
  eli      change beyondUntil  .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      change jobId        .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      change unitId       .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      change costShares   .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      change managerAssignmentId . . . .   .   x   .   x   .   .   .   .   x   x   .
  eli      change locationId   .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  eli2     change unitId       .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  gus      change managerAssignmentId . . . .   .   .   .   x   .   .   .   .   .   x   .
  eli      delete              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  gus      delete              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  astray   create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  // Told to who may see the job at home, and kept by who looks after it there.
  secondment: { changes: 'endsOn paidBy purpose', never: 'personId assignmentId hostAssignmentId legalEntityId startsOn homeHours', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   x   x   .   .   x   .   x   .   .   .   x   x   x   .
  eli      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  gus      read                .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  gus      change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/eli  create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  // Until it is released those named know of it, here Gus and Dora, who may do nothing about it.
  planned_absence: { changes: 'expectedUntil kind standInId named note', never: 'personId employmentId startsOn rights releaseOn preparedById preparedAt', kept: 'status absenceId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/planned read            .   .   x   .   .   x   .   .   .   .   .   .   .   .   .
  eli/planned change          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/planned release         .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/planned cancel          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/released read           .   .   x   .   .   x   .   .   .   .   .   .   .   .   .
  eli/released change         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/released cancel         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/cancelled read          .   .   x   .   .   x   .   .   .   .   .   .   .   .   .
  eli/cancelled release       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new/eli  create             .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  new/gus  create             .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  // That somebody is away, the managers above know; why, they themselves and HR that may do something about it.
  long_absence: { changes: 'expectedUntil kind', never: 'personId employmentId startsOn', kept: 'status endsOn', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  mia/open read               .   x   x   .   .   x   .   x   .   .   .   x   x   x   .
  mia/open see kind           .   x   .   .   .   x   .   x   .   .   .   .   x   x   .
  mia/open change             .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  mia/open end                .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  mia/open reopen             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  mia/open cancel             .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/over read               x   x   x   .   .   x   .   x   .   .   .   x   x   x   .
  eli/over see kind           x   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/over change             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/over end                .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/over reopen             .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/over cancel             .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/cancelled read          x   x   x   .   .   x   .   x   .   .   .   x   x   x   .
  eli/cancelled reopen        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/cancelled cancel        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/over read               .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  gus/over see kind           .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  gus/over reopen             .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  gus/over cancel             .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/eli  create             .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  new/gus  create             .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  working_hours: { changes: 'endsOn weeklyHours workingDays agreementId fullTimeHours', never: 'assignmentId startsOn personId', unlisted: 'during', rows: jobFact + `
  eli      delete              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  gus      delete              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  allowance_kind: { changes: 'name countsToBase', unlisted: 'sortName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  meals    read                x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
  meals    change              .   .   .   .   .   .   x   x   .   .   .   .   .   .   .
  meals    delete              .   .   .   .   .   .   x   x   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   x   x   .   .   .   .   .   .   o` },
  // Not the managers'. A specialist changes what is there; a first amount needs sight of the job, and naming who decided sight of them.
  pay: { changes: 'endsOn amount currency per paymentsAYear grade step payGroup allowances decidedById reason', never: 'assignmentId startsOn personId', unlisted: 'during', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   .   .   .   .   x   x   x   .   .   .   .   x   .   .
  eli      change              .   .   .   .   .   x   x   x   .   .   .   .   .   .   .
  eli      change decidedById  .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  eli2     change decidedById  .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  dora     change decidedById  .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  gus      change decidedById  .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spe      change decidedById  .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     change decidedById  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli      delete              .   .   .   .   .   x   x   x   .   .   .   .   .   .   .
  eli2     read                x   .   .   .   .   .   x   x   .   .   .   .   .   .   .
  eli2     change              .   .   .   .   .   .   x   x   .   .   .   .   .   .   .
  dora     read                .   .   x   .   .   .   x   x   .   .   .   .   .   .   .
  dora     change              .   .   .   .   .   .   x   x   .   .   .   .   .   .   .
  gus      read                .   .   .   .   .   x   x   x   .   .   .   .   x   .   .
  gus      change              .   .   .   .   .   .   x   x   .   .   .   .   .   .   .
  spe      read                .   .   .   .   .   .   x   x   .   .   .   .   .   .   .
  spe      change              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  spe      delete              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  cora     change              .   .   .   .   .   .   x   .   .   .   .   .   .   .   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   .   .   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  // Its dates ahead are the direct manager's to know, of that employment alone; who stands further up asks.
  contract: { changes: 'endsOn form fixedTermEndsOn fixedTermGround probationEndsOn', never: 'employmentId startsOn personId', unlisted: 'during', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   x   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      delete              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli2     read                x   .   .   x   .   .   .   x   .   .   .   x   .   x   .
  eli2     change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  dora     read                .   .   x   .   .   .   .   x   .   .   .   x   .   x   .
  gus      change              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  cora     change              .   .   .   .   .   .   .   .   .   .   .   .   .   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  // Everybody's words; kept by who keeps the company's structure, or leads people records.
  change_reason: { changes: 'name code actions', never: 'kind', kept: 'status', unlisted: 'sortName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  old/in_use read              x   x   x   x   x   x   x   x   x   x   .   x   .   x   .
  old/in_use change            .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  old/in_use retire            .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  old/retired restore          .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  old/in_use restore           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  // Asked by Gus, held by Mia: they alone, and nobody by a right or a key.
  approval: { never: 'personId effectiveOn status preparedById requestedById requestedAt closedAt isAsked', unlisted: 'record recordId subjectId wall function minLevel kind', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read               .   x   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  approval_step: { never: 'approvalId number holder function jobId unitId remindAfter passesOn tellsAtOnce status openedAt remindedAt passedAt forwardedToId forwardedById decidedById decidedForId decidedAt', unlisted: 'toldAt', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read               .   x   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  approval_word: { never: 'approvalId stepId at byId forId toId what note', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read               .   x   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  // Whoever looks after people anywhere reads what must be approved; who leads HR or the company’s structure keeps it.
  change_chain: { changes: 'name actions overPercent startsOn endsOn', unlisted: 'sortName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  pay      read               .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  pay      change             .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create             .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  chain_step: { changes: 'number holder function jobId unitId remindAfter passesOn tellsAtOnce', never: 'chainId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  direct   read               .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  direct   change number      .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  direct   change holder      .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  direct   change remindAfter .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  direct   change passesOn    .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  direct   change tellsAtOnce .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  area     change function    .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  job      change jobId       .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  job      change unitId      .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  direct   delete             .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  new      create             .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
  // Prepared by Gus, who named Mia: known to those two and to nobody else, ever. A plan is a person's: no key, no job prepares one.
  confidential_plan: { changes: 'name reasonId reason note named tells', never: 'effectiveOn releaseOn preparedById preparedAt', kept: 'status told', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  own/planned read             .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned change           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned release          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned cancel           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/released read            .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/released change          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  own/released cancel          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  own/released takeBack        .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/taken_back read          .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/taken_back release       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  own/cancelled read           .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/cancelled release        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   x   .   x   .   .   .   .   .   .   o` },
  // A part of that plan, at a place that Gus looks after; Dora and Spe are asked for its approval. Nobody adds to a plan that isn't theirs to know.
  planned_hire: { changes: 'personId compared elsewhere name preferredName pronouns workEmail workPhone personalEmail birthDate legalEntityId kind startsOn detail supplier sponsorAssignmentId engagedUntil form jobId unitId locationId managerAssignmentId costShares workLocationId homeCountry homeSubdivision positionId beyondReason coversAssignmentId beyondUntil weeklyHours workingDays agreementId fullTimeHours amount currency per paymentsAYear grade step payGroup allowances decidedById payReason', never: 'planId preparedById preparedAt', kept: 'status assignmentId', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  own/planned read             .   x   x   .   .   x   x   .   .   .   .   .   .   .   .
  own/planned see amount       .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  own/planned see currency     .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  own/planned see per          .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  own/planned see paymentsAYear  .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  own/planned see grade        .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  own/planned see step         .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  own/planned see payGroup     .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  own/planned see allowances   .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  own/planned see decidedById  .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned see payReason    .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned see planId       .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned see personId     .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned see compared     .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned see elsewhere    .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned see preferredName  .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned see pronouns     .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned see workEmail    .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned see workPhone    .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned see personalEmail  .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned see birthDate    .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned change           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned release          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/planned delete           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/released read            .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  own/released change          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  own/released delete          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new      create              .   .   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  letter_template: { changes: 'name actions language legalEntityId subject body', kept: 'status', unlisted: 'sortName', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  old/in_use read             .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  old/in_use change           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  old/in_use retire           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  old/retired restore         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  old/in_use restore          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new      create             .   .   .   .   .   .   .   x   .   .   .   .   .   .   o` },
  // Of changes that Gus and Mia are named on. Eli reads his once it is given, not that of an end; of pay only who looks after it beside those named.
  change_letter: { never: 'personId assignmentId action language subject body hasPay hash madeById madeAt', kept: 'status', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/made read               .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/given read              x   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/withdrawn read          .   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli-leaves/given read       .   x   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/made give               .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/made withdraw           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/given withdraw          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/made delete             .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/given delete            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new      create             .   .   .   .   .   x   .   .   .   .   .   .   .   .   .` },
  // Of Eli's two employments; the one that is given speaks of pay.
  employment_letter: { never: 'personId employmentId action language subject body hasPay hash madeById madeAt', kept: 'status', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/given read              x   .   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/given withdraw          .   .   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/given give              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/given delete            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/withdrawn read          .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli2/made read              .   .   .   .   .   .   .   x   .   .   .   x   .   x   .
  eli2/made give              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  eli2/made withdraw          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli2/made delete            .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new      create             .   .   .   .   .   .   .   x   .   .   .   .   .   .   .` },
// Prepared by Gus, who named Mia on each. Until it is released, a change is known to those two, and to those asked to approve it as far as it is theirs (Dora, and Spe who looks after pay); keys are named on nothing.
  employment_change: { changes: 'named noticeGivenBy noticeGivenOn lastWorkingDay paidUntil shorterReason', kept: 'status usedBy', never: 'personId assignmentId effectiveOn action reasonId reason note planId proposalId legalEntityId releaseOn sets carries told jobId unitId locationId managerAssignmentId costShares workLocationId homeCountry homeSubdivision positionId beyondReason coversAssignmentId beyondUntil weeklyHours workingDays agreementId fullTimeHours amount currency per paymentsAYear grade step payGroup allowances decidedById payReason form fixedTermEndsOn fixedTermGround probationEndsOn terminationKind preparedById preparedAt', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli/planned read             .   x   x   .   .   x   x   .   .   .   .   .   .   .   .
  eli/planned see note         .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/planned see named        .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/planned see planId       .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/released see planId      .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/planned see told         .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/released see told        .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/planned see proposalId   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/released see proposalId  .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/planned change           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/released see named       .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/released change          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/planned see amount       .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  eli/planned see currency     .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  eli/planned see per          .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  eli/planned see payReason    .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  eli/released see amount       x   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/released see currency     x   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/released see per          x   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/released see payReason    x   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/planned see paymentsAYear .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  eli/released see paymentsAYear x   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/planned see grade .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  eli/released see grade x   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/planned see step .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  eli/released see step x   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/planned see payGroup .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  eli/released see payGroup x   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/planned see allowances .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  eli/released see allowances x   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/planned see decidedById .   x   .   .   .   x   x   .   .   .   .   .   .   .   .
  eli/released see decidedById x   x   .   .   .   x   .   x   .   .   .   .   x   .   .
  eli/planned release          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/planned cancel           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/planned takeBack         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/released read            x   x   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/released see note        .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/released takeBack        .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli/released release         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/cancelled read           .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli/cancelled release        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli/taken_back read          x   x   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli/taken_back takeBack      .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  eli-leaves/planned read      .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli-leaves/planned release   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli-leaves/planned cancel    .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  eli-leaves/released read     .   x   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli-leaves/released takeBack .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  new/leaver create            .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },

  // Both are past: who was a dotted-line manager isn't one, who stood in doesn't; but whoever stood in knows of it. That HR names nobody but themselves is in lines.test.ts.
  dotted_line: { changes: 'purpose endsOn', never: 'personId assignmentId managerAssignmentId startsOn', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   x   x   .   .   x   .   x   .   .   .   x   x   x   .
  eli      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  eli      delete              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  london   create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  leeds    create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .
  new/gus  create              .   .   .   .   .   .   .   x   .   .   .   .   .   x   .` },
  acting_manager: { changes: 'endsOn', never: 'personId assignmentId actingAssignmentId startsOn rights actingPersonId', unlisted: 'startsAt endsAt', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  mia      read                .   x   x   .   x   x   .   x   .   .   .   x   x   x   .
  mia      change              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  mia      delete              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .
  new      create              .   .   .   .   .   x   .   x   .   .   .   .   x   x   .` },
  directory_entry: {
    never: 'personId employmentId isPrimary status workerKind name number workEmail jobId jobTitle unitId unitName locationId locationName country legalEntityId legalEntityName managerAssignmentId managerId managerName reportsTo leftManagerName costCentreId startsOn isContinued turnsOn',
    unlisted: 'sortName sortNumber sortJobTitle', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  eli      read                x   x   x   .   .   x   .   x   .   .   .   x   x   x   .
  eli      see turnsOn         .   .   .   .   .   x   .   x   .   .   .   x   x   x   .
  eli2     read                x   .   .   x   .   .   .   x   .   .   .   x   .   x   .
  eli2     see turnsOn         .   .   .   .   .   .   .   x   .   .   .   x   .   x   .
  dora     read                .   .   x   .   .   .   .   x   .   .   .   x   .   x   .
  lou      read                .   x   x   .   .   x   .   x   .   x   .   x   x   x   .` },
  // What is staged is personal data: whoever brought the file sees it and goes on with it, nobody else, however high. Opened by a post.
  import_run: { never: 'startedById kind fileName startedAt', kept: 'status rows added unchanged differing changed asked decided leftOut linked made told', rows: `
                              eli mia dor ben zoe gus spe cor ava lou gst key gky job oth
  gus/uploaded read           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/uploaded reread         .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/uploaded map            .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/uploaded check          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/uploaded commit         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/uploaded undo           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/uploaded cancel         .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/uploaded fail           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/mapped read             .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/mapped reread           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/mapped map              .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/mapped check            .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/mapped commit           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/mapped undo             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/mapped cancel           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/mapped fail             .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/checked read            .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/checked reread          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/checked map             .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/checked check           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/checked commit          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/checked undo            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/checked cancel          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/checked fail            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/committed read          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/committed reread        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/committed map           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/committed check         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/committed commit        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/committed undo          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/committed cancel        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/committed fail          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/cancelled read          .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/cancelled reread        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/cancelled map           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/cancelled check         .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/cancelled commit        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/cancelled undo          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/cancelled cancel        .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/cancelled fail          .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/failed read             .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/failed reread           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/failed map              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/failed check            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/failed commit           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/failed undo             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/failed cancel           .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/failed fail             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/undone read             .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
  gus/undone reread           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/undone map              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/undone check            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/undone commit           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/undone undo             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/undone cancel           .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  gus/undone fail             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  new create                  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .` },
}
