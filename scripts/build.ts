import { webApp } from '../src/web-build.ts'

console.log(`The web app lies in ${await webApp(console.log)}`)
