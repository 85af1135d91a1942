import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
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
  readonly checkCode: string;
  /** `2026-03-10 09:00—17:00` */
  readonly day: string;
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
const font = 'Noto Serif SC';

const fonts = dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json'));
const compiler = NodeCompiler.create({
  workspace: join(__dirname, 'templates'),
  fontArgs: [{ fontPaths: [join(fonts, '400Regular'), join(fonts, '700Bold')] }],
});

/** What the page makes of a pass: its code as a drawing, no smaller than telephones read it. */
function drawn({ url, checkCode, day }: FormPass) {
  const { svg, side } = qrDrawing(url);
  return { svg, side, checkCode, day };
}

/** The approval form as PDF/A-2b. Its values are data, never part of the page's program. */
export function approvalForm(face: FormFace): Buffer {
  return compiler.pdf(
    {
      mainFilePath: join(__dirname, 'templates', 'approval-form.typ'),
      inputs: { face: JSON.stringify({ ...face, passes: face.passes.map(drawn), title, note, font }) },
    },
    { pdfStandard: 'a-2b', creationTimestamp: Math.floor(face.madeAt / 1_000) },
  );
}
