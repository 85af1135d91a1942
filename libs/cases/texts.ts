import { messagesOf } from '@anjing/texts';
import type { CasesMessages } from './texts.generated';

export const text = messagesOf<CasesMessages>();
