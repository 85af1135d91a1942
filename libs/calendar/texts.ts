import { messagesOf } from '@anjing/texts';
import type { CalendarMessages } from './texts.generated';

export const text = messagesOf<CalendarMessages>();
