import { join } from 'node:path';

/** Where the embedded default keeps its data: under the checkout, ignored by git. */
export const houseFolder = join(process.env['ANJING_HOME'] ?? process.cwd(), '.anjing', 'house');
