import { peopleOf } from '@anjing/application';
import {
  complaintActs,
  complainantOf,
  complaint,
  complaintTexts,
  type ComplaintCommand,
  type ComplaintFacts,
  type ComplaintMachine,
  type ComplaintState,
  type Respondent,
} from '@anjing/complaint';
import type { Elapse } from '@anjing/lifecycle';
import {
  businessEnvironmentOffice,
  chainOf,
  lawsOf,
  organisationsOf,
  routeOf,
  type EntryId,
  type RegisterView,
} from '@anjing/registers';
import type { Laws } from '@anjing/rules';
import type { CaseKind, Question } from '@anjing/cases';

/** How the case handler carries complaints. */
export const complaintKind: CaseKind<ComplaintMachine, ComplaintCommand, ComplaintFacts, Laws> = {
  name: 'complaint',
  lifecycle: complaint,
  catalogue: complaintTexts,
  acts: complaintActs,
  facts: (question) => Promise.resolve(factsOf(question)),
  parties: (state) => {
    const { handler, received, statements, observers } = state.context;
    if (handler === undefined || !received) return {};
    const complainant = complainantOf(state);
    return {
      ...(handler.startsWith('bureau/') ? { bureau: handler } : { office: handler }),
      ...(statements.length > 0 && { respondent: received.form.respondent }),
      ...(complainant !== undefined && { complainant }),
      ...(observers.length > 0 && { observers }),
    };
  },
  jurisdiction: ({ context: { received } }, view) => received && jurisdictionOf(view, received.form.respondent),
  law: ({ context: { received } }, view) => lawsFor(view, received?.form.respondent),
  // The one complained about finds it in its list once it is asked: nothing here says who complained, or how.
  summary: ({ context: { received, handler, answer } }) => ({
    ...(received && { respondent: received.form.respondent, subject: received.form.subject }),
    ...(handler !== undefined && { handler }),
    ...(answer && { outcome: answer.outcome }),
  }),
};

function factsOf({ now, view, state, command, by }: Question<ComplaintMachine, ComplaintCommand>): ComplaintFacts {
  const id = respondentIn(state, command);
  const respondent = id === undefined ? undefined : respondentOf(view, id, now);
  const site = command.do === 'receive' ? command.form.site : undefined;
  return {
    now,
    by,
    laws: lawsFor(view, id),
    organisationsOfActor: organisationsOf(view, peopleOf(by)),
    ...(respondent && { respondent }),
    siteKnown: site === undefined || view.find('site', site) !== undefined,
    bureauKnown: command.do === 'forward' && view.find('bureau', command.to) !== undefined,
  };
}

function respondentIn({ context }: ComplaintState, command: ComplaintCommand | Elapse): EntryId | undefined {
  return command.do === 'receive' ? command.form.respondent : context.received?.form.respondent;
}

function jurisdictionOf(view: RegisterView, respondent: EntryId): EntryId | undefined {
  return (view.find('agency', respondent) ?? view.find('bureau', respondent))?.jurisdiction;
}

function lawsFor(view: RegisterView, respondent: EntryId | undefined): Laws {
  return lawsOf(view, respondent === undefined ? undefined : jurisdictionOf(view, respondent));
}

/** What registers and pack know of the one complained about, and of those who could answer for it. */
function respondentOf(view: RegisterView, id: EntryId, now: string): Respondent | undefined {
  const jurisdiction = jurisdictionOf(view, id);
  if (jurisdiction === undefined) return undefined;
  const pack = lawsFor(view, id).packAt(now);
  const bureau = pack && routeOf(view, id, pack)?.bureau;
  const city = chainOf(view, jurisdiction).at(-1) ?? jurisdiction;
  const [cityBureau] = view.where('bureau', 'jurisdiction', city);
  const [authority] = view.where('authority', 'jurisdiction', city);
  const kind = view.find('agency', id) ? 'agency' : 'bureau';
  // What concerns a bureau is the city's to look after.
  const office = businessEnvironmentOffice(view, kind === 'agency' ? jurisdiction : city);
  return {
    kind,
    ...(bureau !== undefined && { bureau }),
    ...(cityBureau && { cityBureau: cityBureau.id }),
    ...(office !== undefined && { office }),
    ...(authority && { authority: authority.id }),
  };
}
