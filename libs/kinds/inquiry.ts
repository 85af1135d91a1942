import {
  inquiryActs,
  inquiry,
  inquiryTexts,
  type InquiryCommand,
  type InquiryFacts,
  type InquiryForm,
  type InquiryMachine,
} from '@anjing/inquiry';
import type { Elapse } from '@anjing/lifecycle';
import { lawsOf, routeOf, type RegisterView } from '@anjing/registers';
import type { Laws } from '@anjing/rules';
import type { CaseKind, Question } from '@anjing/cases';

/** How the case handler carries off-site inquiries. */
export const inquiryKind: CaseKind<InquiryMachine, InquiryCommand, InquiryFacts, Laws> = {
  name: 'inquiry',
  lifecycle: inquiry,
  catalogue: inquiryTexts,
  acts: inquiryActs,
  facts: (question) => Promise.resolve(factsOf(question)),
  parties: ({ context: { form, sent } }, _view, command) => {
    const asked = form ?? formOf(command);
    return {
      ...(asked && { agency: asked.agency }),
      // The enterprise knows of the inquiry from the moment it is asked.
      ...(form && sent && { enterprise: form.enterprise }),
      ...(sent?.bureau !== undefined && { bureau: sent.bureau }),
    };
  },
  jurisdiction: ({ context: { form } }, view) => form && view.find('agency', form.agency)?.jurisdiction,
  law: ({ context: { form } }, view) => lawsFor(view, form),
  summary: ({ context: { form } }) => ({
    ...(form && { agency: form.agency, enterprise: form.enterprise, items: form.items, means: form.means }),
    ...(form?.site !== undefined && { site: form.site }),
  }),
};

function formOf(command: InquiryCommand | Elapse | undefined): InquiryForm | undefined {
  return command?.do === 'draft' || command?.do === 'amend' ? command.form : undefined;
}

function lawsFor(view: RegisterView, form: InquiryForm | undefined): Laws {
  return lawsOf(view, form && view.find('agency', form.agency)?.jurisdiction);
}

function factsOf({ now, view, state, command, by }: Question<InquiryMachine, InquiryCommand>): InquiryFacts {
  const form = formOf(command) ?? state.context.form;
  const laws = lawsFor(view, form);
  if (!form) return { now, by, laws, enterpriseKnown: false, items: new Map() };
  const pack = laws.packAt(now);
  const bureau = pack && routeOf(view, form.agency, pack)?.bureau;
  const siteOf = form.site === undefined ? undefined : view.find('site', form.site)?.enterprise;
  return {
    now,
    by,
    laws,
    ...(view.find('agency', form.agency) && { agency: bureau === undefined ? {} : { bureau } }),
    enterpriseKnown: view.find('enterprise', form.enterprise) !== undefined,
    ...(siteOf !== undefined && { siteOf }),
    items: new Map(
      form.items.flatMap((id) => {
        const item = view.find('item', id);
        return item ? [[id, { agency: item.agency }]] : [];
      }),
    ),
  };
}
