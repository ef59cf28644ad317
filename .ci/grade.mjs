// Grades a run of `./kalliky eval`: each conversation must pass every time, 90 % of each trade's utterances must.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [report, conversations, utterances] = process.argv.slice(2);
const result = JSON.parse(readFileSync(report, 'utf8'));
const checks = [...scenarios(), ...understanding()];

for (const check of checks) console.log(`${check.ok ? 'ok    ' : 'FAILED'} ${check.what}`);
const passed = checks.filter(check => check.ok).length;
console.log(`${passed} passed, ${checks.length - passed} failed`);
process.exit(passed === checks.length ? 0 : 1);

function scenarios() {
  return readdirSync(conversations, { recursive: true }).filter(name => name.endsWith('.yaml')).sort().map(name => {
    const id = readFileSync(join(conversations, name), 'utf8').match(/^id:\s*(\S+)/m)[1];
    const run = result.scenarios.find(scenario => scenario.id === id);
    const ok = run !== undefined && run.runs > 0 && run.passes === run.runs;
    return { ok, what: `${id}${ok ? '' : `: ${run ? run.difference : 'did not run'}`}` };
  });
}

function understanding() {
  const lines = readFileSync(utterances, 'utf8').split('\n').filter(line => line.trim()).map(line => JSON.parse(line));
  return [...new Set(lines.map(line => line.trade))].map(trade => {
    const wanted = lines.filter(line => line.trade === trade).map(line => line.id);
    const missed = wanted.filter(id => !result.utterances.find(line => line.id === id)?.passed);
    const understood = wanted.length - missed.length;
    const ok = understood >= 0.9 * wanted.length;
    return { ok, what: `${understood} of ${wanted.length} utterances understood, ${trade}${missed.length ? ` (not ${missed.join(', ')})` : ''}` };
  });
}
