import { say, type Language } from '@anjing/platform';
import { text } from '../door/request-texts';
import type { LiveAnswer } from './pass-view';

const verdicts = {
  enter: { title: text('api.gate-page.enter'), colour: '#0b6b2e' },
  doNotEnter: { title: text('api.gate-page.do-not-enter'), colour: '#a31515' },
} as const;

/** The live answer as a page, for whoever scans the code with a telephone. No script, nothing from elsewhere. */
export function gatePage(answer: LiveAnswer, language: Language): string {
  const { title: verdict, colour } = verdicts[answer.verdict];
  const title = say(verdict, language);
  const reasons = [...answer.reasons, ...answer.flags].map(
    ({ words, remedy }) => `<li>${escaped(say(words, language))} ${escaped(say(remedy, language))}</li>`,
  );
  return `<!doctype html><html lang="${language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:1.1rem/1.6 sans-serif;margin:0;color:#111}h1{margin:0;padding:1.2rem;color:#fff;background:${colour};font-size:2.2rem}
main{padding:1rem}dt{color:#555}dd{margin:0 0 .6rem}</style>
<h1>${title}</h1><main>
${answer.ground ? `<p>${escaped(say(answer.ground, language))}</p>` : ''}
${reasons.length > 0 ? `<ul>${reasons.join('')}</ul>` : ''}
<dl>${facts(answer, language).join('')}</dl>
<p>${escaped(say(text('api.gate-page.as-of', { at: answer.checkedAt.slice(0, 19).replace('T', ' ') }), language))}</p></main></html>`;
}

function facts({ pass, checkCode }: LiveAnswer, language: Language): string[] {
  const fact = (label: 'code' | 'site' | 'agencies' | 'items' | 'officers' | 'hours', values: readonly string[]) =>
    `<dt>${say(text(`api.gate-page.${label}`), language)}</dt><dd>${values.map(escaped).join('<br>')}</dd>`;
  const code = checkCode === undefined ? [] : [fact('code', [checkCode])];
  if (!pass) return code;
  return [
    ...code,
    fact('site', [pass.site.name, pass.site.address]),
    fact('hours', [`${pass.day} ${pass.from.slice(11, 16)}—${pass.until.slice(11, 16)}`]),
    fact(
      'agencies',
      pass.agencies.map(({ name }) => say(name, language)),
    ),
    fact(
      'items',
      pass.items.map(({ name }) => say(name, language)),
    ),
    fact('officers', pass.officers),
  ];
}

function escaped(plain: string): string {
  return plain.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
