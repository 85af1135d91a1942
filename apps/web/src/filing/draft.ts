import type { Form, Preflight, PreflightFinding } from '../api/shapes';

export type FormDay = Form['days'][number];

/** A form while it is written. `key` and `sent` make sending the same form twice one act. */
export interface Draft {
  readonly form: Form;
  readonly key: string;
  readonly sent?: string;
  readonly savedAt: string;
}

/** Hours of a day that has just been chosen; both are fields. */
const hours = { from: '09:00', until: '12:00' };

export function emptyForm(agency: string): Form {
  return { agency, site: '', items: [], days: [], reason: '', officers: [] };
}

/** Nothing but blanks is nothing: fields that may be left out are left out. */
export function asSent(form: Form): Form {
  const { offSiteTried, gradedReason, explanatoryNote, ...rest } = form;
  return {
    ...rest,
    ...(offSiteTried !== undefined && offSiteTried.trim() !== '' && { offSiteTried }),
    ...(gradedReason !== undefined && gradedReason.trim() !== '' && { gradedReason }),
    ...(explanatoryNote !== undefined && explanatoryNote.trim() !== '' && { explanatoryNote }),
  };
}

const byDate = (a: FormDay, b: FormDay) => (a.date < b.date ? -1 : 1);

/** Takes a day in, or out where it is in. */
export function toggled(form: Form, date: string): Form {
  const others = form.days.filter((day) => day.date !== date);
  const isIn = others.length < form.days.length;
  return { ...form, days: isIn ? others : [...others, { date, ...hours }].sort(byDate) };
}

export function withoutDays(form: Form, dates: readonly string[]): Form {
  return { ...form, days: form.days.filter(({ date }) => !dates.includes(date)) };
}

/** Another date for a day, with its hours; gone where that date is in already. */
export function moved(form: Form, from: string, to: string): Form {
  const day = form.days.find(({ date }) => date === from);
  const others = form.days.filter(({ date }) => date !== from && date !== to);
  const kept = form.days.find(({ date }) => date === to) ?? (day && { ...day, date: to });
  return { ...form, days: (kept ? [...others, kept] : others).sort(byDate) };
}

/** Whether nothing has been written yet where a finding points to: then it is no fault, but still to come. */
export function isStillEmpty(form: Form, { field }: Pick<PreflightFinding, 'field'>): boolean {
  switch (field) {
    case '/site':
      return form.site === '';
    case '/items':
      return form.items.length === 0;
    case '/days':
      return form.days.length === 0;
    case '/reason':
      return form.reason.trim() === '';
    case '/officers':
      return form.officers.length === 0;
    default:
      return false;
  }
}

/** How a form is mended by one press, as data: where the house's finding says enough to know how. */
export type Cure =
  | { readonly by: 'keepOnly'; readonly form: Form }
  | { readonly by: 'moveTo'; readonly day: string; readonly form: Form }
  | { readonly by: 'drop'; readonly day: string; readonly form: Form }
  | { readonly by: 'remove'; readonly form: Form }
  | { readonly by: 'goTo'; readonly field: string };

/** What mends a finding; the dates are the house's own. */
export function cureOf(form: Form, finding: PreflightFinding, told: Preflight): Cure | undefined {
  const { code, field = '', parameters = {} } = finding;
  const text = (name: string) => (typeof parameters[name] === 'string' ? parameters[name] : undefined);
  const index = Number(/^\/\w+\/(\d+)/.exec(field)?.[1] ?? NaN);
  const date = text('date') ?? form.days[index]?.date;
  const earliest = text('earliest') ?? told.earliestInspection;
  switch (code) {
    case 'application.mixed-days':
      return { by: 'keepOnly', form: withoutDays(form, told.split.open) };
    case 'application.lead-time':
      return date !== undefined && earliest !== undefined && /^\d{4}-\d\d-\d\d$/.test(earliest)
        ? { by: 'moveTo', day: earliest, form: moved(form, date, earliest) }
        : undefined;
    case 'application.past-day':
    case 'application.day-twice':
    case 'application.not-a-date':
      return date === undefined
        ? undefined
        : { by: 'drop', day: date, form: { ...form, days: form.days.filter((_, at) => at !== index) } };
    case 'application.certificate-invalid':
      return { by: 'remove', form: { ...form, officers: form.officers.filter((_, at) => at !== index) } };
    default: {
      const [, name = ''] = field.split('/');
      return name === '' || name === 'agency' ? undefined : { by: 'goTo', field: name };
    }
  }
}
