"""What do they see?"""

from workbench.ui import router, shell
from workbench.ui.presenting import presenting_screen

router.enter(__file__)
presenting_screen(shell.open_scene("What do they see?"))
