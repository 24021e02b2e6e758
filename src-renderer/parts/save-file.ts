/** Hands a file to the person as a download. */
export function saveFile(file: Blob, fallbackName: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file instanceof File && file.name !== '' && file.name !== 'blob' ? file.name : fallbackName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
