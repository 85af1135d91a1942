import { seededYears } from '@anjing/calendar';
import { RegistersInMemory } from '@anjing/cases';
import { alertStream, casesOf } from '@anjing/kinds';
import { demonstrationCity } from '@anjing/registers';
import { ganzhou2022 } from '@anjing/rules';
import { visitWithoutPass } from '@anjing/supervision';
import { bringPseudoLanguage, pseudo, strings, untranslated } from '../support/pseudo-language';
import { reactionsOn } from '../support/reactions';
import { freePort, goodBody, service, type Answer, type Ask, type Service } from '../support/service';

let house: Service;
let settle: () => Promise<void>;
const answers: [string, unknown][] = [];
const sent: unknown[] = [];

/** Asks in the pseudo-language and keeps the answer. */
async function ask(account: string | undefined, method: 'GET' | 'POST', path: string, asked: Ask = {}) {
  sent.push(asked.body);
  const answer = await house.ask(account, method, path, {
    ...asked,
    headers: { ...asked.headers, 'accept-language': pseudo },
  });
  answers.push([`${method} ${path}`, answer.body]);
  return answer;
}
const idOf = ({ body }: Answer) => String(body['id']);

/** Acts on cases of one kind, and reads what stands afterwards. */
const of = (kind: string) => ({
  open: async (account: string, body: unknown) => ask(account, 'POST', kind, { body }),
  act: async (account: string, seen: Answer, name: string, body: unknown = {}) => {
    const { headers } = await ask(account, 'GET', `${kind}/${idOf(seen)}`);
    const answer = await ask(account, 'POST', `${kind}/${idOf(seen)}/${name}`, { body, seen: { ...seen, headers } });
    if (answer.status >= 300) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
    return answer;
  },
  refused: async (account: string, seen: Answer, name: string, body: unknown = {}) =>
    ask(account, 'POST', `${kind}/${idOf(seen)}/${name}`, { body, seen }),
  history: async (account: string, seen: Answer) => ask(account, 'GET', `${kind}/${idOf(seen)}/history`),
});

const electronics = 'site/ganzhou-economic-electronics';
const contact = 'ganzhou-economic-electronics-contact';
const pass = { outcome: 'pass', opinion: '同意' };

beforeAll(async () => {
  bringPseudoLanguage();
  house = await service(`127.0.0.1:${await freePort()}`);
  settle = reactionsOn(house.fresh);
  await house.clock.set('2026-03-02T09:00:00+08:00');
}, 120_000);
afterAll(() => house.close());

/** Raises an alert as the supervisor does where a model has found something. @returns its id */
async function raisedAlert(): Promise<string> {
  const entered = {
    visit: 'visit/somewhere',
    agency: 'agency/city-emergency',
    agencies: ['agency/city-emergency'],
    enterprise: 'enterprise/ganzhou-economic-electronics',
    jurisdiction: 'jurisdiction/ganzhou',
    ground: 'approval',
    reinspection: false,
    items: ['item/city-emergency-work-safety'],
    enteredAt: '2026-03-10T10:00:00+08:00',
    emergency: false,
  } as const;
  const finding = visitWithoutPass.judge(entered, ganzhou2022.supervision.models);
  if (!finding) throw new Error('the model finds nothing');
  const stream = alertStream(finding);
  await casesOf(house.fresh.record, new RegistersInMemory(house.fresh.record)).alert.act({
    stream,
    command: { do: 'raise', finding },
    authorize: () => ({ kind: 'reactor' }),
    commandId: 'raise',
    digest: 'raise',
  });
  return stream.slice('alert/'.length);
}

/** Words of requests that problems name: methods, parameters, fields, kinds of register. */
const ofRequests = ['GET', 'HEAD', 'POST', 'month', 'year', 'planet', 'more'];

/** Names in answers under which people read sentences. */
const prose = /^(title|detail|message|remedy|summary|rule|what|sentence|who|method|words|ground|reason)$|Name$/;
/** What is no text: articles of the notice, numbers of files, types of events. */
const noText = /^(article|number|type|code|notice|source|rulePack|legalBasis|token|url|next)$/;

it('shows no text of the product that is not from the files', async () => {
  const applications = of('applications');
  const drafted = await applications.open('city-emergency-clerk', goodBody());
  await applications.refused('city-emergency-head', drafted, 'decision', { outcome: 'approve', opinion: '同意' });
  await applications.act('city-emergency-head', drafted, 'signature');
  const submitted = await applications.act('city-emergency-clerk', drafted, 'submission');
  await applications.act('city-reviewer', submitted, 'review', pass);
  await applications.act('city-deputy', submitted, 'decision', { outcome: 'approve', opinion: '同意' });
  await applications.history('city-emergency-clerk', drafted);
  await ask('city-emergency-clerk', 'POST', 'preflight', {
    body: goodBody({ days: [{ date: '2026-03-03', from: '12:00', until: '09:00' }], reason: '', officers: [] }),
  });
  await settle();
  await ask('city-emergency-clerk', 'GET', 'applications');

  const visits = of('visits');
  const special = await visits.open('city-market-clerk', {
    agency: 'agency/city-market',
    site: electronics,
    items: ['item/city-market-special-equipment'],
    officers: ['officer/city-market-1', 'officer/city-market-2'],
    day: { date: '2026-03-10', from: '09:00', until: '12:00' },
    basis: { by: 'special', circumstance: 4, proof: { category: 'fire', registerNumber: '消安重点〔2025〕18号' } },
  });
  await ask('city-market-clerk', 'GET', `visits/${idOf(special)}/entry`);
  await visits.refused('city-market-clerk', special, 'pass');
  await visits.act('city-market-head', special, 'approval', { statement: '同意' });
  const { body: carried } = await ask('city-market-clerk', 'GET', `visits/${idOf(special)}/pass`);
  await ask(undefined, 'GET', `passes/${String(carried['token'])}`);
  await ask(undefined, 'GET', 'passes/nothing');
  await ask('city-market-head', 'GET', 'tasks');
  await house.clock.set('2026-03-10T10:00:00+08:00');
  const page = await fetch(`${house.api.url}/p/${String(carried['token'])}`, {
    headers: { 'accept-language': pseudo },
  });
  answers.push(['GET /p', { page: await page.text() }]);
  await ask(undefined, 'GET', `passes/${String(carried['token'])}`);
  await ask('city-market-clerk', 'GET', `visits/${idOf(special)}/entry`);
  await visits.act('city-market-inspector-1', special, 'check-in');
  await visits.act('city-market-inspector-1', special, 'check-out');
  await visits.act('city-market-inspector-1', special, 'result', {
    findings: [{ item: 'item/city-market-special-equipment', outcome: 'minor', text: '灭火器过期' }],
    measures: '责令限期改正',
  });
  await visits.history('city-market-clerk', special);
  await settle();

  const filings = of('filings');
  const list = await filings.open('city-emergency-clerk', {
    form: {
      filing: 'itemList',
      agency: 'agency/city-emergency',
      items: [{ key: 'work-safety', name: { zh: '安全生产检查', en: 'work safety' }, legalBasis: '安全生产法' }],
    },
  });
  await filings.act('city-emergency-head', list, 'submission', { statement: '属实' });
  await filings.act('business-environment', list, 'correction', { reason: '请注明可否非现场' });
  await filings.history('city-emergency-clerk', list);
  await ask('city-emergency-clerk', 'POST', 'filings', {
    body: { form: { filing: 'annualPlan', agency: 'agency/city-emergency', year: 2027, entries: [] } },
  });
  await ask('city-market-clerk', 'GET', 'filings?filing=monthlyReturn');
  await ask('city-market-clerk', 'GET', 'filings/monthly-return-2026-03-city-market');
  await ask('city-market-clerk', 'GET', 'filings/monthly-return-2026-03-city-market/history');

  const inquiries = of('inquiries');
  const inquiry = await inquiries.open('city-emergency-clerk', {
    agency: 'agency/city-emergency',
    enterprise: 'enterprise/ganzhou-economic-electronics',
    items: ['item/city-emergency-work-safety'],
    means: 'letter',
    question: '请提供上月隐患排查台账。',
  });
  await inquiries.act('city-emergency-clerk', inquiry, 'sending');
  await inquiries.act(contact, inquiry, 'answer', { answer: '已附台账。' });
  await inquiries.act('city-emergency-clerk', inquiry, 'settlement', { outcome: 'mended', result: '已改正' });
  await inquiries.history('city-emergency-clerk', inquiry);

  const complaints = of('complaints');
  const complaint = {
    respondent: 'agency/longnan-emergency',
    subject: 'no-approval',
    text: '未出示审批表即入园检查。',
  };
  const { body: received } = await ask(undefined, 'POST', 'complaints', { body: complaint });
  await ask(undefined, 'GET', `complaints/track/${String(received['trackingCode'])}`);
  await ask(undefined, 'POST', 'complaints', { body: { ...complaint, subject: 'other', text: '短' } });
  const { body: owed } = await ask('longnan-reviewer', 'GET', 'tasks');
  const [task] = (owed['items'] as { case: string; kind: string }[]).filter(({ kind }) => kind === 'complaint');
  const seen = await ask('longnan-reviewer', 'GET', `complaints/${String(task?.case)}`);
  await complaints.refused('longnan-reviewer', seen, 'closure', { note: '办结' });
  await complaints.act('longnan-reviewer', seen, 'acknowledgement', { note: '已受理' });
  await complaints.act('longnan-reviewer', seen, 'answer', {
    outcome: 'founded',
    text: '投诉属实，已责令改正。',
    measures: '责令改正',
  });
  await complaints.history('longnan-reviewer', seen);

  const alerts = of('alerts');
  const alert = { body: { id: await raisedAlert() } } as unknown as Answer;
  await alerts.act('city-reviewer', alert, 'follow-up', { order: '请说明入企依据', workingDays: 3 });
  await alerts.act('city-emergency-clerk', alert, 'answer', { answer: '已补办手续' });
  await alerts.act('city-reviewer', alert, 'closure', { conclusion: '同意' });
  await alerts.history('city-reviewer', alert);

  await ask(undefined, 'GET', 'calendar/filing-deadline?inspectionDate=2026-03-10');
  await ask(undefined, 'GET', 'calendar/days?from=2026-02-28&to=2026-03-01');
  await ask('administrator', 'POST', 'registers/planet/mars', { body: { entry: {} } });
  await ask('administrator', 'POST', 'registers/pack/ganzhou-2022@2', { body: { entry: { id: 'A' } } });
  await ask('city-emergency-clerk', 'POST', 'applications', { body: { agency: 1, more: true } });
  await ask('city-emergency-clerk', 'POST', 'applications', { raw: '{' });
  await ask('city-emergency-clerk', 'GET', 'nothing');
  await ask('city-leader', 'GET', 'figures/avoided?month=2026-03');
  await ask('city-leader', 'GET', 'figures/avoided');
  await ask(undefined, 'GET', 'tasks');
  await ask('longnan-leader', 'GET', `applications/${idOf(drafted)}`);

  const { rows } = await house.fresh
    .pool('postgres')
    .query<{ key: string | null }>(`select summary->>'key' as key from reading.task`);
  expect(rows.filter(({ key }) => key === null)).toEqual([]);

  const data = [
    ...new Set(
      strings([demonstrationCity('x').entries, ganzhou2022, seededYears, sent, ofRequests])
        .map(([, text]) => text)
        .concat(strings([answers]).map(([path, text]) => (path.at(-1) === 'number' ? text : ''))),
    ),
  ]
    .filter((text) => /[㐀-鿿]|[A-Za-z]{3}/.test(text))
    .sort((a, b) => b.length - a.length);
  const left = answers.flatMap(([what, body]) =>
    strings(body).flatMap(([path, text]) => {
      const name = path.findLast((one) => !/^\d+$/.test(one)) ?? '';
      if (noText.test(name) || /^(notice|rules|API|GB)\b/.test(text)) return [];
      if (path.includes('zh') || path.includes('en') || (path.join('.').endsWith('what') && path.includes('lines')))
        return [];
      const found = untranslated(text, data, prose.test(name));
      return found === undefined ? [] : [`${what} ${path.join('.')}: ${text}`];
    }),
  );
  expect(left).toEqual([]);
  // What was asked came about: the kinds of case, their histories, problems of each kind.
  expect(answers.filter(([, body]) => JSON.stringify(body).includes('[!!')).length).toBeGreaterThan(40);
}, 120_000);
