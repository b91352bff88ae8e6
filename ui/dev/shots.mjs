// Looks at the built pages as the desktop would serve them: same files, same content security policy, a pretended
// core. Takes pictures at both sizes that stations have, runs axe, and fails on any policy or script error.
//   npm run build && npm run shots [-- scene-file-or-name …]        pictures in dev/out
import { createServer } from 'node:http'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { install } from './desk.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const dist = join(here, '..', process.env.DIST ?? 'dist')
const out = join(here, 'out')
const policy = "default-src 'self'; style-src 'self'; script-src 'self'; worker-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' ipc: http://ipc.localhost; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const server = createServer((request, response) => {
  try {
    const path = normalize(new URL(request.url, 'http://x').pathname)
    const body = readFileSync(join(dist, path === '/' ? 'index.html' : path))
    response.writeHead(200, { 'content-type': kinds[extname(path)] ?? (path === '/' ? 'text/html' : 'application/octet-stream'), 'content-security-policy': policy })
    response.end(body)
  } catch {
    response.writeHead(404).end()
  }
}).listen(0, '127.0.0.1')
await new Promise((ready) => server.once('listening', ready))
const base = `http://127.0.0.1:${server.address().port}/`

const wanted = process.argv.slice(2)
const files = readdirSync(join(here, 'scenes')).filter((file) => file.endsWith('.mjs'))
const scenes = []
for (const file of files) {
  const { default: list } = await import(`./scenes/${file}`)
  for (const scene of list)
    if (!wanted.length || wanted.some((want) => file.startsWith(want) || scene.name.startsWith(want))) scenes.push(scene)
}
mkdirSync(out, { recursive: true })
const axe = readFileSync(join(here, '../node_modules/axe-core/axe.min.js'), 'utf8')
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
let failed = 0
for (const [width, height] of [[1366, 768], [1920, 1080]]) {
  for (const scene of scenes) {
    const page = await browser.newPage({ viewport: { width, height } })
    page.setDefaultTimeout(4000)
    const wrong = []
    page.on('console', (said) => ['error', 'warning'].includes(said.type()) && wrong.push(said.text()))
    page.on('pageerror', (error) => wrong.push(String(error)))
    await page.addInitScript(install, scene.commands)
    await page.goto(`${base}#${scene.path ?? '/'}`)
    await page.waitForTimeout(500)
    try {
      await scene.act?.(page)
    } catch (error) {
      wrong.push(`act: ${String(error).split('\n').slice(0, 3).join(' ')}`)
    }
    await page.waitForTimeout(350)
    await page.screenshot({ path: join(out, `${scene.name}-${width}.png`) })
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push('wider than the window')
    if (width === 1366) {
      await page.evaluate(axe)
      const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }))
      for (const rule of found.violations) wrong.push(`axe ${rule.id}: ${rule.nodes.slice(0, 3).map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).join(' | ')}`)
    }
    if (wrong.length) failed++
    process.stdout.write(`${wrong.length ? 'BAD ' : 'ok  '} ${scene.name} ${width}\n${wrong.map((one) => `     ${one}\n`).join('')}`)
    await page.close()
  }
}
await browser.close()
server.close()
process.exitCode = failed ? 1 : 0
