import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { faces } from './faces';
import { printable } from './printable';
import { qrDrawing } from './qr';

/** An opinion on the form, or its empty place. */
export interface FormOpinion {
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** An entry pass on the form: one for each approved day that has one. */
export interface FormPass {
  /** Address under which the pass is checked: what its QR code holds. */
  readonly url: string;
  /** The same answer under an address that people can type. */
  readonly shortUrl: string;
  readonly checkCode: string;
  /** `2026-03-10 09:00—17:00` */
  readonly day: string;
  /** Names of the agencies that go, the lead first. */
  readonly agencies: readonly string[];
  /** Names of the items; none where the enterprise asked for the visit. */
  readonly items: readonly string[];
  /** Numbers of the officers' certificates. */
  readonly officers: readonly string[];
}

/** Everything that stands on the printed approval form (notice, annex), as people read it. */
export interface FormFace {
  readonly agency: string;
  readonly filed: string;
  readonly number: string;
  readonly items: readonly string[];
  readonly days: readonly string[];
  readonly reason: string;
  readonly target: { readonly name: string; readonly address: string };
  readonly officers: readonly string[];
  readonly opinions: { readonly head: FormOpinion; readonly bureau: FormOpinion; readonly authority: FormOpinion };
  /** Passes by which the gate lets the officers in; none before approval. */
  readonly passes: readonly FormPass[];
  /** Printed across the page unless the form lets somebody in: 未批准，不得凭此入园. */
  readonly stamp: string;
  readonly footer: string;
  /** When the document was made, milliseconds since 1970: the same face makes the same bytes. */
  readonly madeAt: number;
}

const title = '赣州市企业“安静生产期”入园涉企行政执法检查审批表';
const note = '本表适用于除特殊情形外，在企业“安静生产期”内入园开展行政执法检查的部门填报。';
const compiler = NodeCompiler.create({
  workspace: join(__dirname, 'templates'),
  fontArgs: [{ fontPaths: faces.flatMap(({ folders }) => folders) }],
});

/** What the page makes of a pass: its code as a drawing, no smaller than telephones read it. */
function drawn({ url, ...pass }: FormPass) {
  const { svg, side } = qrDrawing(url);
  return { ...pass, svg, side };
}

/** What the template reads: every text of the face as it can be printed; drawings stay as they are. */
const written = (face: FormFace): string =>
  JSON.stringify({ ...face, passes: face.passes.map(drawn), title, note }, (key, value: unknown) =>
    typeof value === 'string' && key !== 'svg' ? printable(value) : value,
  );

/**
 * The approval form as PDF/A-2b. Its values are data, never part of the page's program; whatever they hold is printed,
 * with the faces that the product brings and no other of the machine.
 */
export function approvalForm(face: FormFace): Buffer {
  return compiler.pdf(
    {
      mainFilePath: join(__dirname, 'templates', 'approval-form.typ'),
      inputs: { face: written(face), fonts: JSON.stringify(faces.map(({ family }) => family)) },
    },
    { pdfStandard: 'a-2b', creationTimestamp: Math.floor(face.madeAt / 1_000) },
  );
}
