import { randomUUID } from 'node:crypto';
import {
  applicationActs,
  answering,
  application,
  applicationTexts,
  applyingAgencies,
  claimsOf,
  lawNow,
  peopleOf,
  wholeForm,
  type AgencyFacts,
  type ApplicationCode,
  type ApplicationCommand,
  type ApplicationFacts,
  type ApplicationForm,
  type ApplicationMachine,
  type ApplicationState,
  type Use,
} from '@anjing/application';
import type { Elapse } from '@anjing/lifecycle';
import {
  isGraded,
  lawsOf,
  organisationsOf,
  routeOf,
  somebodyLeft,
  type EntryKind,
  type EntryOf,
  type RegisterView,
} from '@anjing/registers';
import type { Laws, RulePack } from '@anjing/rules';
import { visit } from '@anjing/visit';
import type { CaseKind, Question } from '@anjing/cases';

type ApplicationQuestion = Question<ApplicationMachine, ApplicationCommand>;

/** A look at an application, on somebody's behalf. */
type Asked = Omit<ApplicationQuestion, 'command'>;

/** How the case handler carries applications. */
export const applicationKind: CaseKind<ApplicationMachine, ApplicationCommand, ApplicationFacts, Laws> = {
  name: 'application',
  lifecycle: application,
  catalogue: applicationTexts,
  acts: applicationActs,
  alreadyOpen: 'application.already-open' satisfies ApplicationCode,
  facts,
  parties: (state, _view, command) => {
    const { form, receipt } = state.context;
    const agency = form?.agency ?? formOf(command)?.agency;
    if (agency === undefined) throw new Error('an application without a form concerns nobody');
    // Who declined has no part in it; who left had one, and keeps sight of it.
    const participants = answering(state.context, 'awaited', 'consented', 'left').map((one) => one.agency);
    return {
      agency,
      ...(participants.length > 0 && { participants }),
      ...(receipt && { bureau: receipt.bureau, authority: receipt.authority }),
      ...(receipt?.participants && { participantBureaus: receipt.participants.map(({ bureau }) => bureau) }),
    };
  },
  jurisdiction: (state) => state.context.receipt?.target.jurisdiction,
  law: (state, view) => lawsFor(view, state.context.form),
  summary: (state) => {
    const { form, receipt } = state.context;
    const parts = answering(state.context, 'consented');
    return {
      agency: form?.agency ?? '',
      site: form?.site ?? '',
      items: form ? wholeForm(form, parts).items : [],
      days: form?.days ?? [],
      ...(parts.length > 0 && { participants: parts.map(({ agency }) => agency) }),
      ...(receipt && {
        number: receipt.number,
        enterprise: receipt.target.enterpriseName,
        creditCode: receipt.target.creditCode,
        zone: receipt.target.zone,
      }),
    };
  },
  beside: (events, state, { numberToCome }) => {
    const received = events.find((event) => event.type === 'ApplicationSubmitted');
    const heirOf = state.context.form?.supersedes;
    return {
      // Only the first receipt is given a number.
      ...(received?.round === 1 && { series: { name: received.series, placeholder: numberToCome } }),
      ...(heirOf !== undefined && state.matches('approved') && { heirOf }),
    };
  },
};

function formOf(command: ApplicationCommand | Elapse | undefined): ApplicationForm | undefined {
  return command?.do === 'draft' || command?.do === 'amend' ? command.form : undefined;
}

/** The laws of the site's area; a site that is unknown is judged by those of its agency's. */
function lawsFor(view: RegisterView, form: ApplicationForm | undefined): Laws {
  const site = form && view.find('site', form.site);
  const agency = form && view.find('agency', form.agency);
  return lawsOf(view, site?.jurisdiction ?? agency?.jurisdiction);
}

async function facts(question: ApplicationQuestion): Promise<ApplicationFacts> {
  const { state, command } = question;
  const drafted = formOf(command);
  const form = drafted ?? state.context.form;
  if (form && command.do === 'submit') return factsOfFiling(question, form);
  const base = baseFacts(question, form, { invited: invitedBy(command), officers: officersNamed(question, form) });
  if (command.do === 'elapse') return { ...base, uses: await usesOf(question) };
  if (form && command.do === 'consent') return { ...base, ...(await consentFacts(question, form, command.items)) };
  return drafted ? { ...base, ...(await registeredFacts(question, drafted, base)) } : base;
}

/** What a form is judged on when it is filed: by whoever files it, and by whoever only wants to know beforehand. */
export async function factsOfFiling(asked: Asked, form: ApplicationForm): Promise<ApplicationFacts> {
  const base = baseFacts(asked, form, { invited: [], officers: officersOf(asked, form) });
  return { ...base, ...(await registeredFacts(asked, form, base)), ...(await filingFacts(asked, form)) };
}

/** What every command is judged on, with whom it names. */
function baseFacts(
  asked: Asked,
  form: ApplicationForm | undefined,
  { invited, officers }: { readonly invited: readonly string[]; readonly officers: readonly string[] },
): ApplicationFacts {
  const { now, view, stream, by } = asked;
  return {
    now,
    id: stream,
    by,
    laws: lawsFor(view, form),
    organisationsOfActor: organisationsOf(view, peopleOf(by)),
    uses: [],
    items: new Map(),
    participants: participantsOf(asked, form, invited),
    officers: new Map(found(view, 'officer', officers)),
    holders: new Map(),
    refusedForms: [],
    graded: false,
    reviewerLeft: true,
    approverLeft: true,
    numberToCome: randomUUID(),
  };
}

/** Visits under an approval that were checked in: asked where time might say that nobody came. */
async function usesOf({ transaction, stateOf, stream, state, now }: ApplicationQuestion): Promise<readonly Use[]> {
  if (!application.asOf(state, now).matches('lapsed') || state.matches('lapsed')) return [];
  const { cards } = await transaction.look({ keys: [], cards: { kind: 'visit', summary: { application: stream } } });
  const visits = await Promise.all(cards.map((card) => stateOf(visit, card.stream)));
  return visits.flatMap((one) => {
    const { visit: planned, entered } = one?.context ?? {};
    return planned && entered && entered.ground !== 'afterwards' ? [{ date: planned.day.date, at: entered.at }] : [];
  });
}

function found<Kind extends EntryKind>(
  view: RegisterView,
  kind: Kind,
  ids: readonly string[],
): [string, EntryOf<Kind>][] {
  return ids.flatMap((id): [string, EntryOf<Kind>][] => {
    const entry = view.find(kind, id);
    return entry ? [[id, entry]] : [];
  });
}

/** Officers that the command names, or those of everybody with a part in the inspection. */
function officersNamed(question: ApplicationQuestion, form: ApplicationForm | undefined): readonly string[] {
  const { command } = question;
  if (command.do === 'replaceOfficers' || command.do === 'consent') return command.officers;
  return form ? officersOf(question, form) : [];
}

function officersOf({ state }: Asked, form: ApplicationForm): readonly string[] {
  return wholeForm(form, answering(state.context, 'consented')).officers;
}

function invitedBy(command: ApplicationCommand | Elapse): readonly string[] {
  if (command.do === 'invite') return command.agencies;
  return command.do === 'draft' ? (command.invite ?? []) : [];
}

function agencyFacts(view: RegisterView, id: string, pack: RulePack | undefined): AgencyFacts | undefined {
  const agency = view.find('agency', id);
  const route = pack && routeOf(view, id, pack);
  return agency && { name: agency.name, ...(route && { route }) };
}

/** Agencies with a part in the case, or that the command would invite. */
function participantsOf(
  { view, now, state }: Asked,
  form: ApplicationForm | undefined,
  invited: readonly string[],
): ApplicationFacts['participants'] {
  const pack = lawsFor(view, form).packAt(now);
  const ids = [...invited, ...state.context.participants.map(({ agency }) => agency)];
  return new Map(
    ids.flatMap((id): [string, AgencyFacts][] => {
      const agency = agencyFacts(view, id, pack);
      return agency ? [[id, agency]] : [];
    }),
  );
}

/** What a consent is judged on: the participant's items, and who holds them on these days. */
async function consentFacts(
  question: Asked,
  form: ApplicationForm,
  items: readonly string[],
): Promise<Partial<ApplicationFacts>> {
  const own = await filingFacts(question, { ...form, items });
  return { ...own, items: new Map(found(question.view, 'item', items)) };
}

/** What the registers say of the form's agency, site and items, and the record of the application before it. */
async function registeredFacts(
  asked: Asked,
  form: ApplicationForm,
  { laws, now }: ApplicationFacts,
): Promise<Partial<ApplicationFacts>> {
  const { view, state, by } = asked;
  const agency = agencyFacts(view, form.agency, lawNow({ laws, now })?.pack);
  const { route } = agency ?? {};
  const parts = answering(state.context, 'consented');
  const applying = applyingAgencies(form, state.context);
  const site = view.find('site', form.site);
  const enterprise = site && view.find('enterprise', site.enterprise);
  const applicants = [...state.context.applicants, ...peopleOf(by)];
  return {
    items: new Map(found(view, 'item', wholeForm(form, parts).items)),
    ...(agency && { agency }),
    graded: isGraded(view, applying, site?.enterprise),
    ...(site &&
      enterprise && {
        site: {
          target: {
            enterprise: site.enterprise,
            enterpriseName: enterprise.name,
            creditCode: enterprise.creditCode,
            address: site.address,
            jurisdiction: site.jurisdiction,
          },
          ...(site.zone !== undefined && { zone: site.zone }),
        },
      }),
    ...(route && {
      reviewerLeft: somebodyLeft(view, route.bureau, 'reviewer', applying, applicants),
      approverLeft: somebodyLeft(view, route.authority, 'leader', applying, applicants),
    }),
    ...(await predecessorOf(asked, form)),
  };
}

/** The application that the form follows or replaces, if it is one of the same agency's. */
async function predecessorOf({ stateOf }: Asked, form: ApplicationForm): Promise<Partial<ApplicationFacts>> {
  const id = form.follows ?? form.supersedes;
  const state: ApplicationState | undefined = id === undefined ? undefined : await stateOf(application, id);
  if (id === undefined || state?.context.form?.agency !== form.agency) return {};
  return { predecessor: { id, state: state.value } };
}

/** What a receipt is judged on beside the form: other open applications, and refused ones. */
async function filingFacts(
  { transaction, stateOf, state }: Asked,
  form: ApplicationForm,
): Promise<Partial<ApplicationFacts>> {
  const { agency, site } = form;
  const { holders, cards } = await transaction.look({
    keys: claimsOf(wholeForm(form, answering(state.context, 'consented'))),
    cards: { kind: 'application', state: 'refused', summary: { agency, site } },
  });
  const states = await Promise.all(cards.map(({ stream }) => stateOf(application, stream)));
  return {
    holders,
    refusedForms: states.flatMap((refused) =>
      refused?.matches('refused') && refused.context.form
        ? [wholeForm(refused.context.form, answering(refused.context, 'consented'))]
        : [],
    ),
  };
}
