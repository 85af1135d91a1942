import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { faces, folders, unpacked } from './faces';
import type { FormFace, FormPass } from './form-face';
import { printable } from './printable';
import { qrDrawing } from './qr';

const title = '赣州市企业“安静生产期”入园涉企行政执法检查审批表';
const note = '本表适用于除特殊情形外，在企业“安静生产期”内入园开展行政执法检查的部门填报。';

const compiler = unpacked().then((fontBlobs) =>
  NodeCompiler.create({
    workspace: join(__dirname, 'templates'),
    // What is in memory comes first: the program takes no more of it once it has looked into folders.
    fontArgs: [{ fontBlobs: [...fontBlobs] }, { fontPaths: [...folders] }],
  }),
);

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
export async function approvalForm(face: FormFace): Promise<Buffer> {
  return (await compiler).pdf(
    {
      mainFilePath: join(__dirname, 'templates', 'approval-form.typ'),
      inputs: { face: written(face), fonts: JSON.stringify(faces.map(({ family }) => family)) },
    },
    { pdfStandard: 'a-2b', creationTimestamp: Math.floor(face.madeAt / 1_000) },
  );
}
