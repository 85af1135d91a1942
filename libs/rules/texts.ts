import { messagesOf } from '@anjing/texts';
import type { RulesMessages } from './texts.generated';

export const text = messagesOf<RulesMessages>();
