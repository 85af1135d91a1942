import type { CalendarYear } from './calendar';
import china from './years/china.json';

/** Every published year at hand. A year that is not in here is not known, and is never guessed (rules §2). */
export const seededYears: readonly CalendarYear[] = china;
