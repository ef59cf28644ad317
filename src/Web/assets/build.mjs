// Builds ../wwwroot from what the pages name: one stylesheet, one script, one icon sprite, one font.
// Run by the build of Web.csproj when a source changed; by hand: npm run build.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const web = dirname(here);
const out = join(web, 'wwwroot', 'assets');
const modules = name => join(here, 'node_modules', name);

const sources = readdirSync(join(web, 'Pages'), { recursive: true })
  .filter(file => /\.(cshtml|cs)$/.test(file))
  .map(file => ({ file, text: readFileSync(join(web, 'Pages', file), 'utf8') }));

// The Content-Security-Policy would refuse these in the browser; refuse them here, where the author looks.
for (const { file, text } of sources)
  if (file.endsWith('.cshtml') && /\sstyle="|<style|<script>|\son[a-z]+="/i.test(text)) throw new Error(`${file}: inline style or script`);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
sprite();
font();
stylesheet();
await script();

// Only the icons that are named: <icon name="phone"> in a page, a constant of Icons.cs in code.
function sprite() {
  const names = new Set(['kalliky']);
  for (const { file, text } of sources) {
    for (const [, name] of text.matchAll(/<icon\b[^>]*?\sname="([a-z0-9-]+)"/g)) names.add(name);
    if (file.endsWith('Icons.cs')) for (const [, name] of text.matchAll(/= "([a-z0-9-]+)"/g)) names.add(name);
  }
  writeFileSync(join(out, 'icons.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence -->${[...names].sort().map(symbol).join('')}</svg>\n`);
}

// Lucide's stroke attributes live in the stylesheet (.icon).
function symbol(name) {
  const svg = readFileSync(name === 'kalliky' ? join(here, 'brand/kalliky.svg') : join(modules('lucide-static'), 'icons', `${name}.svg`), 'utf8');
  const viewBox = svg.match(/viewBox="([^"]+)"/)[1];
  const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s*\n\s*/g, '');
  return `<symbol id="${name}" viewBox="${viewBox}">${body}</symbol>`;
}

// Its name carries the version, so that the stylesheet can name it and browsers can keep it.
function font() {
  const { version } = createRequire(import.meta.url)('@fontsource-variable/inter/package.json');
  cpSync(join(modules('@fontsource-variable/inter'), 'files/inter-latin-wght-normal.woff2'), join(out, `inter-${version}.woff2`));
  cpSync(join(here, 'brand/favicon.svg'), join(out, 'favicon.svg'));
}

function stylesheet() {
  execFileSync(process.execPath, [join(modules('@tailwindcss/cli'), 'dist/index.mjs'), '-i', join(here, 'css/app.css'), '-o', join(out, 'app.css'), '--minify'],
    { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function script() {
  await build({
    entryPoints: [join(here, 'js/main.js')], outfile: join(out, 'app.js'),
    bundle: true, minify: true, format: 'iife', target: 'es2022', legalComments: 'none', logLevel: 'warning',
  });
}
