import { catalogueOf, messagesOf, type Message, type Text } from '@anjing/texts';
import type { PassesMessages } from './texts.generated';

export const text = messagesOf<PassesMessages>();

const article = 'rules §6';

/** Why a pass lets nobody in, and what is said beside a verdict. */
export const passTexts = catalogueOf<PassesMessages>({
  'pass.malformed': article,
  'pass.unknown-key': article,
  'pass.forged': article,
  'pass.other-service': article,
  'pass.wrong-day': article,
  'pass.too-early': article,
  'pass.expired': article,
  'pass.wrong-site': article,
  'pass.wrong-officers': article,
  'pass.revoked': article,
  'pass.used': article,
  'pass.unknown-code': article,
  'pass.rest-unseen': article,
  'pass.device-clock': article,
  'pass.list-missing': article,
  'pass.list-old': article,
});

export type PassCode = keyof typeof passTexts;

/** Sentences one after another, as the reader's language sets them. */
export function sentences(first: Message, ...rest: readonly Text[]): Message {
  return rest.reduce<Message>((said, next) => text('pass.sentences', { said, next }), first);
}
