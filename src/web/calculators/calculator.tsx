import './words.ts'
import { Alert, Anchor, Button, Group, List, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Link2, Plus, Printer } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Here } from '#modules/law/contract.ts'
import { loadRule } from '#rules/index.ts'
import { date } from '#shared/fields.ts'
import { leftOut } from '#shared/places.ts'
import type { Rule } from '#shared/rule.ts'
import { useParam } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { FieldInput } from '#ui/fields/field-input.tsx'
import { dayOf, listText } from '#ui/format.ts'
import { Page, Panel } from '#ui/page.tsx'
import { tell } from '#ui/tell.tsx'
import { actionLabel, t } from '#ui/words.ts'
import { Loading, NotFound } from '../pages/standing.tsx'
import classes from './calculators.module.css'
import { askedOf, currencyOf, fieldsOf, initialOf, needsDay } from './fields.ts'
import { Agreed, WhatGoverns } from './governs.tsx'
import { CameOf, laidOver, useHere, usePresentMay } from './laid.tsx'
import { readQuestion, writeQuestion, type Question } from './link.ts'
import { RuleFields } from './nested.tsx'
import { Values } from './shown.tsx'
import { datedBy, day, Parameters, SourceOf } from './sources.tsx'
import { inputOf, workOut, type Errors, type Result } from './work.ts'

/** The rule's own code comes with its page; it is worked out here. */
export default function CalculatorPage() {
  const id = useParam('ruleId')
  const { data: rule, error } = useQuery({ queryKey: ['rule', id], queryFn: () => loadRule(id), staleTime: Infinity, structuralSharing: false })
  const { here, isOld } = useHere()
  if (error) return <ErrorNote error={error} />
  if (rule === undefined || here === undefined) return <Loading />
  return rule === null ? <NotFound /> : <Calculator key={id} rule={rule} here={here} isOld={isOld} />
}

const dayField = date('Day whose law applies', { help: 'The law and its figures of that day count.' })

function Calculator({ rule, here, isOld }: { rule: Rule; here: Here; isOld: boolean }) {
  const laid = useMemo(() => laidOver(Object.values(rule.parameters), here), [rule, here])
  const mayEnter = usePresentMay(['compliance:handle:everyone'])
  const fields = useMemo(() => askedOf(rule), [rule])
  const { terms, ...own } = fields
  const hasDay = useMemo(() => needsDay(rule), [rule])
  const { question, setQuestion, isAsked, ask } = useQuestion(rule, hasDay)
  const result = useMemo(() => isAsked ? workOut(rule, question, laid) : null, [rule, question, isAsked, laid])
  const id = useId()
  const idOf = (path: string) => `${id}-${path}`
  const errors = result && 'refusal' in result ? result.refusal.errors : noErrors
  const currency = currencyOf(rule.id)
  const outcome = useRef<HTMLElement>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    if (!asked) return
    outcome.current?.focus({ preventScroll: true })
    outcome.current?.scrollIntoView({ block: 'nearest' })
  }, [asked])
  const submit = () => { ask(); setAsked(count => count + 1) }
  const title = actionLabel(rule.id, rule.title)
  return (
    <Page title={title} crumbs={[{ label: t('Calculators'), to: '/calculators' }]} about={<SourceOf source={rule.source} />} isCalm>
      <div className={classes['calculator']} data-printable>
        <div className={classes['asks']}>
          <form className={classes['form']} noValidate onSubmit={event => { event.preventDefault(); submit() }}>
            <div className={classes['fields']}>
              {hasDay && <div><FieldInput place="calculator" name="on" field={dayField} id={idOf('on')} value={question.on} onChange={on => setQuestion({ ...question, on: String(on) })} error={errors['on'] ?? null} /></div>}
              <RuleFields place={rule.id} currency={currency} errors={errors} idOf={idOf} onLeave={nothing} fields={own} values={question.values} onChange={values => setQuestion({ ...question, values })} />
            </div>
            {terms && <Agreed place={rule.id} currency={currency} errors={errors} idOf={idOf} onLeave={nothing} field={terms} value={question.values['terms']} onChange={agreed => setQuestion({ ...question, values: { ...question.values, terms: agreed } })} />}
            <Button type="submit">{t('Work it out')}</Button>
          </form>
          <section className={classes['asked']} aria-hidden><Title order={2}>{t('Asked')}</Title>{hasDay && <p>{t('Day whose law applies')}: {question.on && day(question.on)}</p>}<Values place={rule.id} currency={currency} fields={fields} values={inputOf(fields, question.values)} /></section>
        </div>
        <section ref={outcome} tabIndex={-1} className={classes['outcome']} aria-label={t('Answer')}>
          {isOld && <Text size="sm" c="dimmed" mb="sm">{t('Figures of packs and of your organisation can’t be fetched just now: this is by those of the product.')}</Text>}
          <Outcome rule={rule} result={result} idOf={idOf} linkOf={() => `#${writeQuestion(question, fields, hasDay)}`} />
        </section>
      </div>
      <div className={classes['more']}>
        <Panel title={t('Worked examples')}>
          <ul className={classes['examples']}>
            {rule.examples.map(example => (
              <li key={example.name}>
                <Anchor component="button" type="button" onClick={() => { setQuestion({ values: { ...initialOf(fields), ...example.input }, on: example.on ?? question.on }); submit() }}>{example.name}</Anchor>
                <Text span size="sm" c="dimmed">{'refused' in example ? `${t('is refused')} · ` : ''}{example.source}</Text>
              </li>
            ))}
          </ul>
        </Panel>
        <div className={classes['stack']}>
          {Object.keys(rule.parameters).length > 0 && (
            <Panel title={t('Figures by date')}>
              {rule.datedBy && <Text size="sm" c="dimmed" mb="xs">{datedBy(rule.id, fields, rule.datedBy)}</Text>}
              {Object.entries(rule.parameters).map(([name, rates], at) => <Parameters key={name} place={rule.id} currency={currency} rates={laid.get(rates.id) ?? rates} isOpen={at === 0} />)}
              {mayEnter && <Group gap="sm" mt="sm"><Button component={Link} to={`/calculators/${rule.id}/enter`} variant="default" size="sm" leftSection={<Plus size={15} aria-hidden />}>{t('Enter a figure')}</Button><Anchor component={Link} to="/calculators/entered" size="sm">{t('Figures entered here')}</Anchor></Group>}
            </Panel>
          )}
          <Panel title={t('What it covers')}>
            <List size="sm" spacing={4}>
              {leftOut(rule.id, rule.alsoIn).length > 0 && <List.Item>{t('Not known for {{places}}.', { places: listText(leftOut(rule.id, rule.alsoIn)) })}</List.Item>}
              {rule.limits.map(limit => <List.Item key={limit}>{limit}</List.Item>)}
              {Object.entries(rule.refusals).map(([reason, text]) => <List.Item key={reason}>{t('Is refused:')} {text}</List.Item>)}
              {Object.keys(rule.parameters).length === 0 && rule.datedBy && <List.Item>{datedBy(rule.id, fields, rule.datedBy)}</List.Item>}
              <List.Item>{t('An answer shows its way and is no legal advice.')}</List.Item>
            </List>
            <Text size="sm" c="dimmed" mt="sm">{rule.checkedOn ? t('Held against its source on {{day}}.', { day: day(rule.checkedOn) }) : t('Not yet held against its source.')} {t('For programs:')} <code>POST /api/v1/rules/{rule.id}</code></Text>
          </Panel>
        </div>
      </div>
    </Page>
  )
}

function Outcome({ rule, result, idOf, linkOf }: { rule: Rule; result: Result | null; idOf: (path: string) => string; linkOf: () => string }) {
  if (!result) return <Text c="dimmed" className={classes['screenOnly']}>{t('The answer appears here, with every step of the way.')}</Text>
  if ('refusal' in result) return <Refused {...result.refusal} idOf={idOf} />
  const { answer: { output, governs, steps, source, parameters } } = result
  return (
    <>
      <div role="status">
        <Title order={2}>{t('Answer')}</Title>
        <Values place={rule.id} currency={currencyOf(rule.id)} fields={fieldsOf(rule.output)} values={output} isLarge />
        {governs && governs.length > 0 && <WhatGoverns rule={rule} governs={governs} />}
      </div>
      <Title order={3} mt="lg">{t('How this is worked out')}</Title>
      <ol className={classes['steps']}>{steps.map(({ text }, at) => <li key={at}>{text}</li>)}</ol>
      <Title order={3} mt="lg">{t('Source')}</Title>
      <Text size="sm"><SourceOf source={source} /></Text>
      {parameters.map(({ name, from, source: own, ...came }) => <Text size="sm" component="div" key={`${name} ${from}`}>{rule.parameters[name]?.title ?? name}, {t('in force from {{date}}', { date: day(from) })}: <SourceOf source={own} /> <CameOf came={came} /></Text>)}
      <Group gap="xs" mt="lg" className={classes['screenOnly']}>
        <Button variant="default" leftSection={<Link2 size={16} aria-hidden />} onClick={() => void copy(linkOf())}>{t('Copy the link')}</Button>
        <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>{t('Print')}</Button>
      </Group>
      <Text size="xs" c="dimmed" mt="xs" className={classes['screenOnly']}>{t('The link carries what you typed, in its part after #, which is sent to no server. Whoever gets it sees the same answer.')}{parameters.some(({ origin }) => origin === 'entered here') && ` ${t('But for the figures entered here, which are your organisation’s own.')}`}</Text>
    </>
  )
}

/** What is wrong, and where; a field's words stand beside it as well. */
function Refused({ title, errors, isCovered, idOf }: { title: string | null; errors: Errors; isCovered: boolean; idOf: (path: string) => string }) {
  const others = Object.entries(errors).filter(([, words]) => words !== title)
  return (
    <Alert role="alert" color={isCovered ? 'red' : 'yellow'} variant="light" title={isCovered ? t('{{count}} fields need another look', { count: others.length }) : t('There is no answer to this')}>
      {title && <Text size="sm">{title}</Text>}
      {others.length > 0 && <List size="sm" listStyleType="none">{others.slice(0, 10).map(([path, words]) => <List.Item key={path}><Anchor href={`#${idOf(path)}`} size="sm" c="inherit" underline="always" onClick={event => { event.preventDefault(); focusOn(idOf, path) }}>{words}</Anchor></List.Item>)}</List>}
    </Alert>
  )
}

/** The field itself, or the nearest thing that holds it. */
function focusOn(idOf: (path: string) => string, path: string) {
  const parts = path.split('.')
  while (parts.length > 1 && !document.getElementById(idOf(parts.join('.')))) parts.pop()
  const found = document.getElementById(idOf(parts.join('.')))
  const target = found?.matches('input, textarea, button, select') ? found : found?.querySelector<HTMLElement>('input, textarea, button') ?? found
  target?.focus()
  target?.scrollIntoView({ block: 'center' })
}

/** What is asked, as the address says it; once worked out, the address says it anew with every change. */
function useQuestion(rule: Rule, hasDay: boolean) {
  const fields = useMemo(() => askedOf(rule), [rule])
  const [start] = useState(() => fromAddress(rule))
  const [question, setQuestion] = useState<Question>(start.question)
  const [isAsked, setAsked] = useState(start.isAsked)
  useEffect(() => {
    const follow = () => {
      const next = fromAddress(rule)
      setQuestion(next.question)
      setAsked(next.isAsked)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [rule])
  useEffect(() => {
    if (!isAsked) return
    const timer = setTimeout(() => {
      const hash = `#${writeQuestion(question, fields, hasDay)}`
      // Past the router, which would take it for a way to another page and move what is being read.
      if (location.hash !== hash) History.prototype.replaceState.call(history, history.state, '', hash)
    }, 150)
    return () => clearTimeout(timer)
  }, [question, isAsked, fields, hasDay])
  return { question, setQuestion, isAsked, ask: () => setAsked(true) }
}

function fromAddress(rule: Rule): { question: Question; isAsked: boolean } {
  const fields = askedOf(rule)
  const given = readQuestion(location.hash, fields)
  return { question: { values: given?.values ?? initialOf(fields), on: given?.on ?? dayOf(new Date()) }, isAsked: given !== null }
}

/** Made of what is asked: the address says it a moment later. */
async function copy(hash: string) {
  try {
    await navigator.clipboard.writeText(new URL(hash, location.href).href)
    tell(t('The link is copied.'))
  } catch {
    tell(t('This browser doesn’t let it be copied: take the link from the address bar.'))
  }
}

const noErrors: Errors = {}
const nothing = () => {}
