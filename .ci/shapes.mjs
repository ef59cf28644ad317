// Compares the shapes that the fake collector answers with to the collector's own, field by field: none is invented, none is left out,
// and each holds what the collector's holds, or is empty.
import { readFileSync } from 'node:fs';

const [ours, theirs] = process.argv.slice(2).map(file => JSON.parse(readFileSync(file, 'utf8')));
const checks = Object.entries(ours).map(([kind, shape]) => ({ kind, wrong: theirs.resources[kind] ? differences(shape, theirs.resources[kind], kind) : [`${kind} is no object of theirs`] }));

for (const { kind, wrong } of checks) console.log(wrong.length === 0 ? `ok     ${kind}` : `FAILED ${kind}: ${wrong.join(', ')}`);
const passed = checks.filter(({ wrong }) => wrong.length === 0).length;
console.log(`${passed} passed, ${checks.length - passed} failed`);
process.exit(passed === checks.length ? 0 : 1);

function differences(ours, theirs, at) {
  if (isEmpty(ours)) return [];
  if (kindOf(ours) !== kindOf(theirs)) return [`${at} is ${kindOf(theirs)} there`];
  if (Array.isArray(ours)) return ours.flatMap((one, index) => differences(one, theirs[Math.min(index, theirs.length - 1)], `${at}[]`));
  if (kindOf(ours) !== 'object') return [];
  return [
    ...Object.keys(ours).filter(name => !(name in theirs)).map(name => `${at}.${name} is invented`),
    ...Object.keys(theirs).filter(name => !(name in ours)).map(name => `${at}.${name} is left out`),
    ...Object.keys(ours).filter(name => name in theirs).flatMap(name => differences(ours[name], theirs[name], `${at}.${name}`)),
  ];
}

function isEmpty(value) {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function kindOf(value) {
  return value === null ? 'nothing' : value === undefined ? 'left out' : Array.isArray(value) ? 'a list' : typeof value;
}
