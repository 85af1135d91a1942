import { fill, type Language, type Words } from '@anjing/lifecycle';
import type { LiveAnswer } from './pass-view';

const verdicts: Record<LiveAnswer['verdict'], Words & { readonly colour: string }> = {
  enter: { zh: '可以入企', en: 'Enter', colour: '#0b6b2e' },
  doNotEnter: { zh: '不得入企', en: 'Do not enter', colour: '#a31515' },
};
const labels = {
  code: { zh: '核对码', en: 'Check code' },
  site: { zh: '检查对象', en: 'Site' },
  agencies: { zh: '检查部门', en: 'Agencies' },
  items: { zh: '检查事项', en: 'Items' },
  officers: { zh: '执法证件号', en: 'Certificates' },
  hours: { zh: '时间', en: 'Hours' },
} satisfies Record<string, Words>;
const asOf: Words = {
  zh: '查验时间：{at}。只有本页联网显示的结果有效，截图无效。',
  en: 'Checked at {at}. Only what this page shows now counts; a picture of it does not.',
};

/** The live answer as a page, for whoever scans the code with a telephone. No script, nothing from elsewhere. */
export function gatePage(answer: LiveAnswer, language: Language): string {
  const { zh, en, colour } = verdicts[answer.verdict];
  const title = language === 'zh' ? zh : en;
  const reasons = [...answer.reasons, ...answer.flags].map(
    ({ words, remedy }) => `<li>${escaped(words[language])} ${escaped(remedy[language])}</li>`,
  );
  return `<!doctype html><html lang="${language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:1.1rem/1.6 sans-serif;margin:0;color:#111}h1{margin:0;padding:1.2rem;color:#fff;background:${colour};font-size:2.2rem}
main{padding:1rem}dt{color:#555}dd{margin:0 0 .6rem}</style>
<h1>${title}</h1><main>
${answer.ground ? `<p>${escaped(answer.ground[language])}</p>` : ''}
${reasons.length > 0 ? `<ul>${reasons.join('')}</ul>` : ''}
<dl>${facts(answer, language).join('')}</dl>
<p>${escaped(fill(asOf, language, { at: answer.checkedAt.slice(0, 19).replace('T', ' ') }))}</p></main></html>`;
}

function facts({ pass, checkCode }: LiveAnswer, language: Language): string[] {
  const fact = (label: keyof typeof labels, values: readonly string[]) =>
    `<dt>${labels[label][language]}</dt><dd>${values.map(escaped).join('<br>')}</dd>`;
  const code = checkCode === undefined ? [] : [fact('code', [checkCode])];
  if (!pass) return code;
  return [
    ...code,
    fact('site', [pass.site.name, pass.site.address]),
    fact('hours', [`${pass.day} ${pass.from.slice(11, 16)}—${pass.until.slice(11, 16)}`]),
    fact(
      'agencies',
      pass.agencies.map(({ name }) => name[language]),
    ),
    fact(
      'items',
      pass.items.map(({ name }) => name[language]),
    ),
    fact('officers', pass.officers),
  ];
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
