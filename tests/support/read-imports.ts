import { parseSync, Visitor } from 'vite';

/**
 * One way a file reaches another: `value` when code of the other file or package runs because of it, `type` when
 * it vanishes with the types, `location` when only the path is used (`new URL(x, import.meta.url)`).
 */
export type ImportEdge = {
  readonly specifier: string;
  readonly kind: 'value' | 'type' | 'location';
  readonly line: number;
};

/** Every import of a TypeScript source, in whatever form it is written, with its line (from 1). */
export function readImports(fileName: string, source: string): ImportEdge[] {
  const { program, errors } = parseSync(fileName, source);
  const fatal = errors.find((error) => error.severity === 'Error');
  if (fatal !== undefined) throw new Error(`${fileName}: ${fatal.message}`);
  const edges: ImportEdge[] = [];
  const add = (specifier: unknown, kind: ImportEdge['kind'], at: number) => {
    if (typeof specifier !== 'string') return;
    edges.push({ specifier, kind, line: source.slice(0, at).split('\n').length });
  };
  new Visitor({
    // `import { type A } from 'x'` still loads x: under verbatimModuleSyntax only the declaration's own `type` erases it.
    ImportDeclaration: (node) =>
      add(node.source.value, node.importKind === 'type' ? 'type' : 'value', node.start),
    ExportNamedDeclaration: (node) =>
      add(node.source?.value, node.exportKind === 'type' ? 'type' : 'value', node.start),
    ExportAllDeclaration: (node) =>
      add(node.source.value, node.exportKind === 'type' ? 'type' : 'value', node.start),
    ImportExpression: (node) => add(literal(node.source), 'value', node.start),
    TSImportType: (node) => add(literal(node.source), 'type', node.start),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require')
        add(literal(node.arguments[0]), 'value', node.start);
    },
    NewExpression: (node) => {
      const [path, base] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL' || base === undefined) return;
      if (source.slice(base.start, base.end) === 'import.meta.url')
        add(literal(path), 'location', node.start);
    },
  }).visit(program);
  return edges.toSorted((a, b) => a.line - b.line);
}

function literal(node: { readonly type: string; readonly value?: unknown } | undefined): unknown {
  return node?.type === 'Literal' ? node.value : undefined;
}
