import { deflateSync, crc32 } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { browse, newPage, program, settled, signIn, violations } from './browser.ts'
import { house } from './houses.ts'

/** A picture of 400 by 300, as a phone might have it: with words beside it. */
function png(): Buffer {
  const part = (name: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), content]), ends = Buffer.alloc(8)
    ends.writeUInt32BE(content.length)
    ends.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
  }
  const lines = Buffer.concat(Array.from({ length: 300 }, (_, y) => Buffer.concat([Buffer.from([0]), ...Array.from({ length: 400 }, (_, x) => Buffer.from(Math.hypot(x - 200, y - 120) < 70 || Math.hypot(x - 200, (y - 300) / 0.8) < 120 ? [230, 190, 160] : [15, 118, 110]))])))
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), part('IHDR', Buffer.from('000001900000012c0802000000', 'hex')), part('tEXt', Buffer.from('Comment\0taken at home')), part('IDAT', deflateSync(lines)), part('IEND', Buffer.alloc(0))])
}

describe.skipIf(!program)('a photo', () => {
  let address: string
  beforeAll(async () => { ({ address } = await house()) })

  test('of somebody in HR is brought by them, shown to who asks HR, small and without what was written in it, and taken away again', { timeout: 600_000, retry: 1 }, () => browse(async browser => {
    const page = await newPage(browser)
    await signIn(page, address, 'generalist@demo.example')
    await page.goto(`${address}/me`)
    const mine = page.getByRole('region', { name: 'My photo' })
    await mine.getByRole('button', { name: 'Choose a photo' }).waitFor()
    await mine.locator('input[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: png() })
    await mine.getByRole('button', { name: 'Take my photo away' }).waitFor()
    await settled(page)
    const kept = await page.evaluate(async () => {
      const picture = document.querySelector<HTMLImageElement>('main img')!, bytes = await (await fetch(picture.src)).arrayBuffer()
      return { wide: picture.naturalWidth, high: picture.naturalHeight, size: bytes.byteLength, says: new TextDecoder('latin1').decode(bytes).includes('taken at home') }
    })
    expect(kept).toMatchObject({ wide: 320, high: 320, says: false })
    expect(kept.size).toBeLessThan(40_000)
    expect(await violations(page)).toEqual([])

    const asking = await newPage(browser)
    await signIn(asking, address, 'employee@demo.example')
    await asking.goto(`${address}/ask`)
    await asking.locator('main img[src^="data:image/jpeg"]').first().waitFor()
    await settled(asking)
    expect(await violations(asking)).toEqual([])

    const head = await newPage(browser)
    await signIn(head, address, 'chro@demo.example')
    await head.goto(`${address}/people`)
    await head.getByRole('row').nth(5).waitFor()
    await settled(head)

    await mine.getByRole('button', { name: 'Take my photo away' }).click()
    await mine.getByRole('button', { name: 'Choose a photo' }).waitFor()
    await asking.reload()
    await settled(asking)
    expect(await asking.locator('main img[src^="data:image/jpeg"]').count()).toBe(0)
  }))
})
