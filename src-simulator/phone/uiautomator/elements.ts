import type { Handset } from '../handset.ts';
import { findByUiSelector, scrolledSelector } from './ui-selector.ts';
import { treeOf, walk, type TreeNode } from './tree.ts';
import { WireError } from './wire-error.ts';
import { findByXpath } from './xpath.ts';

type Known = { readonly path: readonly number[]; readonly className: string; readonly id: string };

const idInFull = /[:/]/;

/** The elements one session was told about. They are looked up again at every use and may have gone stale. */
export class Elements {
  readonly #handset: Handset;
  readonly #known = new Map<string, Known>();

  constructor(handset: Handset) {
    this.#handset = handset;
  }

  /** Ids of what matches, in document order. */
  find(strategy: string, selector: string, context: string | null): readonly string[] {
    const inner = strategy === '-android uiautomator' ? scrolledSelector(selector) : null;
    const found = inner === null ? this.#match(strategy, selector, context) : this.#scrollTo(inner, context);
    return found.map((node) => this.#remember(node));
  }

  /** The view as it is now. */
  resolve(id: string): TreeNode {
    const known = this.#known.get(id);
    if (!known) throw new WireError('no such element', 'The element does not exist');
    let node: TreeNode | undefined = treeOf(this.#handset.view);
    for (const at of known.path) node = node?.children[at];
    if (!node || node.view.className !== known.className || node.view.id !== known.id)
      throw new WireError('stale element reference', 'The element is not on the screen any more');
    return node;
  }

  /** The focused element. */
  active(): string {
    const focused = [...walk(treeOf(this.#handset.view))].find(({ view }) => view.flags.has('focused'));
    if (!focused) throw new WireError('no such element', 'Nothing has the focus');
    return this.#remember(focused);
  }

  #match(strategy: string, selector: string, context: string | null): readonly TreeNode[] {
    const tree = treeOf(this.#handset.view);
    const root = context === null ? tree : this.resolve(context);
    switch (strategy) {
      case 'id': {
        const full = idInFull.test(selector) ? selector : `${this.#handset.view.packageName}:id/${selector}`;
        return [...walk(root)].filter((node) => node.attributes['resource-id'] === full);
      }
      case 'accessibility id':
        return [...walk(root)].filter(({ view }) => view.description === selector);
      case 'class name':
        return [...walk(root)].filter(({ view }) => view.className === selector);
      case 'xpath':
        return findByXpath(selector.replace(/^\.(?=\/)/, ''), root);
      case '-android uiautomator':
        return findByUiSelector(selector, root);
      default:
        throw new WireError('invalid selector', `Locator strategy '${strategy}' is not supported`);
    }
  }

  /** Scrolls the first list down a page at a time until the selector matches. */
  #scrollTo(selector: string, context: string | null): readonly TreeNode[] {
    for (;;) {
      const found = this.#match('-android uiautomator', selector, context);
      if (found.length > 0) return found;
      const list = [...walk(treeOf(this.#handset.view))].find(({ view }) => view.scroll !== null)?.view;
      if (!list?.scroll || list.scroll.at >= list.scroll.end) return [];
      const page = list.bounds.bottom - list.bounds.top;
      this.#handset.dispatch({ kind: 'scroll', to: Math.min(list.scroll.at + page, list.scroll.end) });
    }
  }

  #remember({ path, view }: TreeNode): string {
    const id = `00000000-0000-${String(this.#known.size).padStart(4, '0')}-ffff-ffff${path.join('-')}`;
    this.#known.set(id, { path, className: view.className, id: view.id });
    return id;
  }
}
