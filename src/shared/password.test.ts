import { expect, test } from 'vitest'
import { passwordProblem } from './password.ts'

test('twelve characters, whatever they are', () => {
  expect(passwordProblem('elf letters')).toBe('password.too_short')
  expect(passwordProblem('zwölf Zeichen')).toBeNull()
  expect(passwordProblem('🦊🐢🦉🐍🦁🐙🦀🐳🦋🐞🐫')).toBe('password.too_short')
  expect(passwordProblem('correct horse battery staple')).toBeNull()
  expect(passwordProblem('x7 '.repeat(43))).toBe('password.too_long')
})

test.each(['password1234', 'Password123!', 'P@ssw0rd2026!', 'passwordpassword', 'aaaaaaaaaaaa', '123456789012', '098765432109', 'qwertyuiop12', 'qwertyuiopasdf', 'abcabcabcabc', 'abcdefghijkl',
  '1qaz2wsx3edc', 'iloveyou2024!', 'welcome12345', 'Equipoise2026', 'administrator', 'ChangeMe!2026', '!!!!dragon!!!!', 'manchesterunited', '121212121212'])('%s is among the first that anybody tries', password => {
  expect(passwordProblem(password)).toBe('password.too_common')
})

test('what others know of one is no password', () => {
  const about = ['sarah.o’brien@acme.example', 'Sarah O’Brien', 'Acme Ltd']
  for (const password of ['sarah.obrien1', 'SarahOBrien!!', 'sarah1234567', 'OBrien-202612', 'AcmeLtd-2026!', 'sarah.obrien@acme.example']) expect(passwordProblem(password, about), password).toBe('password.too_common')
  expect(passwordProblem('sarah walks the dog', about)).toBeNull()
})

test.each(['equipoise-demo', 'three brown foxes', 'Kaffee am Morgen!', '9f8c27d1b3e4', 'пароль на завтра'])('%s will do', password => {
  expect(passwordProblem(password, ['chro@demo.example', 'Head of HR'])).toBeNull()
})
