import { existsSync, readFileSync } from 'node:fs';
import { demonstrationCity } from '@anjing/registers';
import { houseFolder } from './folder';
import { tokenRequest } from './identity-provider/token-request';
import { addressesFile, demonstrationIssuer, type Addresses } from './launcher';

/** `npm run -s token -- <account>`: a bearer token of a demonstration account, while the embedded default runs. */
async function token(account: string | undefined): Promise<string> {
  const known = demonstrationCity(demonstrationIssuer).accounts.find((one) => one.account === account);
  if (!known) throw new Error(`no account ${account ?? ''}: npm run -s accounts lists them`);
  const file = addressesFile(houseFolder);
  if (!existsSync(file)) throw new Error('Anjing does not run: npm start');
  const { identity } = JSON.parse(readFileSync(file, 'utf8')) as Addresses;
  const response = await fetch(`${identity}/token`, { method: 'POST', body: tokenRequest(known.account, known.kind) });
  const answer = (await response.json()) as { access_token?: string };
  if (answer.access_token === undefined) throw new Error(`the identity provider gave no token (${response.status})`);
  return answer.access_token;
}

token(process.argv[2]).then(
  (text) => {
    console.log(text);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
