import CourseTool

CourseTool.main()
