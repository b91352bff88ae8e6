// Opens a PDF with pdf.js, reads and prepares every page, and ends with 1 if anything was said: node open.mjs FILE
import { readFile } from "node:fs/promises";

// Node has these since 21 and 22.
Promise.withResolvers ??= () => {
  const all = {};
  all.promise = new Promise((resolve, reject) => Object.assign(all, { resolve, reject }));
  return all;
};
ArrayBuffer.prototype.transferToFixedLength ??= function transferToFixedLength(length = this.byteLength) {
  const other = new ArrayBuffer(length);
  new Uint8Array(other).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
  return other;
};
const { getDocument, VerbosityLevel } = await import("../../ui/node_modules/pdfjs-dist/legacy/build/pdf.mjs");

const said = [];
for (const way of ["log", "warn", "error"]) {
  console[way] = (...words) => said.push(words.join(" "));
}
const data = new Uint8Array(await readFile(process.argv[2]));
const task = getDocument({ data, verbosity: VerbosityLevel.WARNINGS });
const file = await task.promise;
for (let number = 1; number <= file.numPages; number += 1) {
  const page = await file.getPage(number);
  await page.getTextContent();
  await page.getOperatorList();
}
await task.destroy();
process.stdout.write(`${file.numPages} pages\n${said.join("\n")}\n`);
process.exitCode = said.length > 0 ? 1 : 0;
