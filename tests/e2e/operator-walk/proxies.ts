import { closeDialog, type Visit } from './visit.ts';

/** The list of proxies with everything that opens over it, and one that answered and then did not: the number `checked`. */
export async function visitProxies(visit: Visit, checked: number): Promise<void> {
  const { page, go, look } = visit;
  await go('/proxies');
  await page.getByRole('row', { name: /gate-1\.example\.net/ }).waitFor();
  await look('proxies');
  await page.getByRole('checkbox', { name: /gate-1\.example\.net/ }).click();
  await page.getByText('1 proxy selected').waitFor();
  await look('proxies-selected');
  await page.getByRole('toolbar').getByRole('button', { name: 'Remove' }).click();
  await page.getByText(/^1 proxy\./).waitFor();
  await look('proxies-remove');
  await closeDialog(visit);
  await go(`/proxies?edit=${checked}`);
  await page.getByRole('img', { name: /Latency over time/ }).waitFor();
  await look('proxy');
  await page.getByRole('button', { name: 'As a table' }).click();
  await page.getByRole('region', { name: 'Checks', exact: true }).waitFor();
  await look('proxy-checks-table');
  await closeDialog(visit);
  await page.getByRole('button', { name: 'Check settings' }).click();
  await page.getByLabel('Test address').waitFor();
  await look('proxies-check-settings');
  await closeDialog(visit);
  await go('/proxies?edit=new');
  await page.getByLabel('Paste a line').fill('socks5://anna:s3cret@gate.example.net:9000');
  await look('proxy-new');
  await closeDialog(visit);
  await go('/proxies?import=new');
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  await look('proxies-import');
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({
      name: 'provider.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(
        'exit-1.example.org:9000:desk:made-up\nexit-2.example.org:9000:desk:made-up\nhello\n',
      ),
    });
  await page
    .getByRole('button', { name: /^Add \d+ prox/ })
    .and(page.locator(':enabled'))
    .waitFor();
  await look('proxies-import-preview');
  await page.getByRole('button', { name: 'Drop it' }).click();
  await page.getByText('The import was dropped').waitFor();
  await closeDialog(visit);
}
