import { at, dateOf, instant, isCivilDate, momentOf } from '@anjing/calendar';
import { base64url } from 'jose';
import { checkCodeIn } from './check-code';
import { isOfOneDay, type DayPass } from './pass';

/** What the token in a QR code says: which pass, for which day, hours and site. The rest comes with the live answer. */
export interface ShortForm {
  readonly pass: DayPass;
  /** Of the site for which it is: {@link siteMark}. */
  readonly site: string;
  /** Of the service that issued it: {@link issuerMark}. */
  readonly issuer: string;
  /** Over everything that the pass says, what stands only on the live page included. */
  readonly checkCode: string;
}

/** Streams of visits, without which a pass is none. */
const stream = 'visit/';
const grammar =
  /^(?<issuer>[\w-]{8}) (?<visit>[\w-]{1,100})\.(?<number>[1-9]\d{0,3}) (?<day>\d{4}-\d\d-\d\d) (?<from>[0-2]\d:[0-5]\d)-(?<until>[0-2]\d:[0-5]\d) (?<site>[\w-]{16}) (?<code>[0-9A-Z]{8})$/;

/** As what a code names a site: a site's id may be long, and a device only asks whether it is its own. 96 bits. */
export async function siteMark(site: string): Promise<string> {
  return (await digestOf(`anjing site ${site}`)).slice(0, 16);
}

/** As what a code names its service. 48 bits: what is signed by this service's keys is told from a copy of the service. */
export async function issuerMark(publicUrl: string): Promise<string> {
  return (await digestOf(`anjing issuer ${publicUrl}`)).slice(0, 8);
}

/**
 * What is signed: one line with six parts, about a hundred characters whatever the pass says, so that the code on paper
 * stays small. @throws RangeError where the pass has an id or hours that it has no place for
 */
export function shortText({ pass, site, issuer, checkCode }: ShortForm): string {
  const { id, day, from, until } = pass;
  const end = dateOf(until) === day ? clockOf(until) : '24:00';
  const text = `${issuer} ${id.slice(stream.length)} ${day} ${clockOf(from)}-${end} ${site} ${checkCode.replace('-', '')}`;
  const read = shortForm(text);
  if (read?.pass.id !== id || instant(read.pass.from) !== instant(from) || instant(read.pass.until) !== instant(until))
    throw new RangeError(`pass ${id} has no short form`);
  return text;
}

/** What a signed line says; undefined where it is none of a pass. */
export function shortForm(text: string): ShortForm | undefined {
  const { issuer, visit, number, day, from, until, site, code } = grammar.exec(text)?.groups ?? {};
  if (issuer === undefined || visit === undefined || number === undefined || site === undefined) return undefined;
  const checkCode = code === undefined ? undefined : checkCodeIn(code);
  if (checkCode === undefined || day === undefined || !isCivilDate(day)) return undefined;
  const [first, last] = [timeOn(day, from), timeOn(day, until)];
  if (first === undefined || last === undefined) return undefined;
  const pass: DayPass = {
    id: `${stream}${visit}.${number}`,
    visit: `${stream}${visit}`,
    day,
    from: first,
    until: last,
  };
  return isOfOneDay(pass) ? { pass, site, issuer, checkCode } : undefined;
}

/** `09:00` to `24:00` of a day. */
function timeOn(day: string, time: string | undefined) {
  return time !== undefined && isCivilDate(day) && time <= '24:00' ? at(day, time) : undefined;
}

const clockOf = (moment: string) => momentOf(instant(moment)).slice(11, 16);

async function digestOf(text: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
