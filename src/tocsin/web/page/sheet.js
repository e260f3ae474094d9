// A style sheet of a view or a vendored part, loaded with it and once; resolves when it is there, so that nothing flashes.
const sheets = new Map();

export function sheet(address) {
  if (!sheets.has(address)) {
    sheets.set(address, new Promise((resolve, reject) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      link.onload = () => resolve();
      link.onerror = () => reject(new Error(`${address} could not be loaded`));
      document.head.append(link);
    }));
  }
  return sheets.get(address);
}
