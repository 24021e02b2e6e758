throw new Error('a test reached Electron: importing it under Node would download its program');
