import { randomUUID } from 'node:crypto';
import {
  application,
  applicationTexts,
  claimsOf,
  lawNow,
  peopleOf,
  type ApplicationCode,
  type ApplicationCommand,
  type ApplicationFacts,
  type ApplicationForm,
  type ApplicationMachine,
  type ApplicationState,
} from '@anjing/application';
import type { Elapse } from '@anjing/lifecycle';
import {
  lawsOf,
  organisationsOf,
  routeOf,
  somebodyLeft,
  type EntryKind,
  type EntryOf,
  type RegisterView,
} from '@anjing/registers';
import type { Laws } from '@anjing/rules';
import type { CaseKind, Question } from './case-kind';

type ApplicationQuestion = Question<ApplicationMachine, ApplicationCommand>;

/** How the case handler carries applications. */
export const applicationKind: CaseKind<ApplicationMachine, ApplicationCommand, ApplicationFacts, Laws> = {
  name: 'application',
  lifecycle: application,
  catalogue: applicationTexts,
  acts: {
    amend: 'form',
    sign: 'signature',
    submit: 'submission',
    review: 'review',
    decide: 'decision',
    withdraw: 'withdrawal',
    revoke: 'revocation',
    narrow: 'narrowing',
    replaceOfficers: 'officers',
    use: 'use',
  },
  alreadyOpen: 'application.already-open' satisfies ApplicationCode,
  facts,
  parties: (state, _view, command) => {
    const { form, receipt } = state.context;
    const agency = form?.agency ?? formOf(command)?.agency;
    if (agency === undefined) throw new Error('an application without a form concerns nobody');
    return { agency, ...(receipt && { bureau: receipt.bureau, authority: receipt.authority }) };
  },
  jurisdiction: (state) => state.context.receipt?.target.jurisdiction,
  law: (state, view) => lawsFor(view, state.context.form),
  summary: (state) => {
    const { form, receipt } = state.context;
    return {
      agency: form?.agency ?? '',
      site: form?.site ?? '',
      items: form?.items ?? [],
      days: form?.days ?? [],
      ...(receipt && { number: receipt.number, enterprise: receipt.target.enterpriseName, zone: receipt.target.zone }),
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
  const { now, view, stream, state, command, by } = question;
  const form = formOf(command) ?? state.context.form;
  const people = peopleOf(by);
  const base: ApplicationFacts = {
    now,
    id: stream,
    by,
    laws: lawsFor(view, form),
    organisationsOfActor: organisationsOf(view, people),
    actsAsOfficer: people.flatMap((person) => view.where('officer', 'person', person).map(({ id }) => id)),
    items: new Map(),
    officers: officersOf(view, command.do === 'replaceOfficers' ? command.officers : (form?.officers ?? [])),
    holders: new Map(),
    refusedForms: [],
    reviewerLeft: true,
    approverLeft: true,
    numberToCome: randomUUID(),
  };
  if (!form || (!question.filing && !formOf(command))) return base;
  const registered: ApplicationFacts = {
    ...base,
    ...registeredFacts(question, form, base),
    ...(await predecessorOf(question, form)),
  };
  return question.filing ? { ...registered, ...(await filingFacts(question, form)) } : registered;
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

function officersOf(view: RegisterView, ids: readonly string[]): ApplicationFacts['officers'] {
  return new Map(found(view, 'officer', ids));
}

/** What the registers say of the form's agency, site and items. */
function registeredFacts(
  { view, state, by }: ApplicationQuestion,
  form: ApplicationForm,
  { laws, now }: ApplicationFacts,
): Partial<ApplicationFacts> {
  const agency = view.find('agency', form.agency);
  const pack = lawNow({ laws, now })?.pack;
  const route = pack && routeOf(view, form.agency, pack);
  const site = view.find('site', form.site);
  const enterprise = site && view.find('enterprise', site.enterprise);
  const applicants = [...state.context.applicants, ...peopleOf(by)];
  return {
    items: new Map(found(view, 'item', form.items)),
    ...(agency && { agency: { name: agency.name, ...(route && { route }) } }),
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
      reviewerLeft: somebodyLeft(view, route.bureau, 'reviewer', form.agency, applicants),
      approverLeft: somebodyLeft(view, route.authority, 'leader', form.agency, applicants),
    }),
  };
}

/** The application that the form follows or replaces, if it is one of the same agency's. */
async function predecessorOf(
  { stateOf }: ApplicationQuestion,
  form: ApplicationForm,
): Promise<Partial<ApplicationFacts>> {
  const id = form.follows ?? form.supersedes;
  const state: ApplicationState | undefined = id === undefined ? undefined : await stateOf(application, id);
  if (id === undefined || state?.context.form?.agency !== form.agency) return {};
  return { predecessor: { id, state: state.value } };
}

/** What a receipt is judged on beside the form: other open applications, and refused ones. */
async function filingFacts(
  { transaction, stateOf }: ApplicationQuestion,
  form: ApplicationForm,
): Promise<Partial<ApplicationFacts>> {
  const { agency, site } = form;
  const { holders, cards } = await transaction.look({
    keys: claimsOf(form),
    cards: { kind: 'application', state: 'refused', summary: { agency, site } },
  });
  const states = await Promise.all(cards.map(({ stream }) => stateOf(application, stream)));
  return {
    holders,
    refusedForms: states.flatMap((state) =>
      state?.matches('refused') && state.context.form ? [state.context.form] : [],
    ),
  };
}
