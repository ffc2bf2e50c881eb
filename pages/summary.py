"""What will they read?"""

from workbench.ui import router, shell
from workbench.ui.summary_page import summary_page

router.enter(__file__)
scene = shell.open_scene("What will they read?")
shell.header(scene)
summary_page(scene)
shell.next_step("Drafts follow the numbers; your own words stay until you change them.", "Next: present it", "present")
