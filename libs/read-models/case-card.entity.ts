import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The row by which lists find a case. Written in the transaction of its events, never read as law. */
@Entity({ schema: 'reading', name: 'case_card', synchronize: false })
export class CaseCardRow {
  @PrimaryColumn('text')
  stream!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  state!: string;

  @Column('int', { name: 'content_version' })
  contentVersion!: number;

  @Column('boolean')
  closed!: boolean;

  @Column('text', { array: true })
  organisations!: string[];

  @Column('text', { nullable: true })
  jurisdiction!: string | null;

  @Column('jsonb')
  summary!: Record<string, unknown>;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
